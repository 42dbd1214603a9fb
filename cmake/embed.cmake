# embed_files(TARGET NAMESPACE ROOT FILES...): compiles data files into TARGET, so that the installed binary works alone.
# The generated source defines `signatory::embedded_files()`, see engine/base/embedded.h.
function(embed_files target root)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.cpp)
  set(inputs "")
  foreach(file IN LISTS ARGN)
    list(APPEND inputs ${root}/${file})
  endforeach()
  string(REPLACE ";" "," listed "${ARGN}")
  add_custom_command(OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DROOT=${root} "-DFILES=${listed}" -DOUTPUT=${source} -P ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${inputs} ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake
    COMMENT "Embedding data files" VERBATIM)
  target_sources(${target} PRIVATE ${source})
endfunction()
