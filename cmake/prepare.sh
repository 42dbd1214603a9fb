# Sourced by ./demo and ./check in the root of the project: installs the Debian packages of packages.txt that are
# missing and configures build/release. Quiet and quick when there is nothing to do.

# True if the Debian package $1 is installed.
installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_packages() {
  local package missing=() root=()
  command -v dpkg-query >/dev/null || { echo "this is no Debian: install what packages.txt names by hand" >&2; return; }
  while read -r package; do
    case $package in '' | '#'*) continue ;; esac
    installed "$package" || missing+=("$package")
  done < packages.txt
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "run as root, or install first: ${missing[*]}" >&2; exit 2; }
    root=(sudo)
  fi
  echo "installing ${missing[*]}"
  "${root[@]}" apt-get -qq update </dev/null || echo "apt-get update failed, trying with the package lists at hand" >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}

# Configures once; later runs of ninja configure again by themselves when a CMakeLists.txt changes.
configure() {
  if [ ! -f build/release/build.ninja ] || [ CMakePresets.json -nt build/release/build.ninja ]; then
    cmake --preset release >build/configure.log 2>&1 || { cat build/configure.log >&2; exit 1; }
  fi
}

# build TARGET...: progress on a terminal, one line otherwise, the compiler's words only when it fails.
build() {
  echo "building (build/release)"
  if [ -t 1 ]; then
    cmake --build build/release --parallel "$(nproc)" --target "$@"
  else
    cmake --build build/release --parallel "$(nproc)" --target "$@" >build/build.log 2>&1 || { grep -v '^\[[0-9/]*\]' build/build.log | head -200 >&2; exit 1; }
  fi
}

mkdir -p build
install_packages
configure
