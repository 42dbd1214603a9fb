#include "base/file.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>

using namespace signatory::base;

TEST_CASE("a missing file and a folder are I/O errors that name the path") {
  auto missing = read_file("no-such-file.txt");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::kIo);
  CHECK(missing.error().where == "no-such-file.txt");
  CHECK(read_file(".").error().code == ErrorCode::kIo);
}

TEST_CASE("what is written is read back; a size limit holds") {
  const std::string path = (std::filesystem::temp_directory_path() / "signatory-file-test").string();
  REQUIRE(write_file(path, std::string("a\0b", 3)));
  CHECK(read_file(path).value() == std::string("a\0b", 3));
  CHECK(read_file(path, 2).error().code == ErrorCode::kLimit);
  std::filesystem::remove(path);
  CHECK(write_file("no-such-folder/x", "y").error().code == ErrorCode::kIo);
}
