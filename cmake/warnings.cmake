# One interface target carries the flags that every target of ours is compiled with.
add_library(signatory_options INTERFACE)
target_compile_options(signatory_options INTERFACE
  -Wall -Wextra -Werror -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough -Wbidi-chars=any
  -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
target_link_options(signatory_options INTERFACE -Wl,-z,relro,-z,now)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False for std::string and std::vector when optimised: GCC bugs 105651, 105329, 107852.
  target_compile_options(signatory_options INTERFACE -Wno-restrict $<$<CONFIG:Release>:-Wno-array-bounds$<SEMICOLON>-Wno-stringop-overflow>)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND SIGNATORY_SANITIZE STREQUAL "")
  target_compile_options(signatory_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
if(NOT SIGNATORY_SANITIZE STREQUAL "")
  target_compile_options(signatory_options INTERFACE -fsanitize=${SIGNATORY_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(signatory_options INTERFACE -fsanitize=${SIGNATORY_SANITIZE})
endif()
