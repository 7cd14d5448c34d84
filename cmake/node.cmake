# The Node that builds and tests the console: the project's own (script/support/node.sh) before the
# machine's, which may be older than Vite needs.
find_program(HARK_NODE node PATHS ${PROJECT_SOURCE_DIR}/.cache/node/bin NO_DEFAULT_PATH)
find_program(HARK_NODE node)
if(HARK_NODE)
  execute_process(COMMAND ${HARK_NODE} --version OUTPUT_VARIABLE node_version
    OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REGEX REPLACE "^v" "" node_version "${node_version}")
  if(node_version VERSION_LESS 20.19)
    unset(HARK_NODE CACHE)
    message(FATAL_ERROR "Node ${node_version} is older than Vite needs (20.19): run script/setup.")
  endif()
endif()
