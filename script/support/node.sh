# Sourced by the scripts: makes `node` and `npm` ones that Vite can run on.
#
# Vite 8 needs Node 20.19, 22.12 or newer and npm 11. Debian 12 ships Node 18, so where the installed
# one is too old, a newer Node and npm come as npm packages into .cache/node, for this project alone.

node_version=22.23.2
npm_version=11.21.1

is_node_new_enough() {
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1);
  ' 2>/dev/null
}

is_npm_new_enough() { [ "$(npm --version 2>/dev/null | cut -d. -f1)" -ge 11 ] 2>/dev/null; }

use_node() {
  is_node_new_enough && is_npm_new_enough && return 0
  local folder machine
  folder=$PWD/.cache/node
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *)
      echo "Node $(node --version) with npm $(npm --version) is too old: Vite 8 needs Node 20.19 or newer and npm 11." >&2
      echo "Install Node 22 yourself, put it first in PATH, and run this again." >&2
      return 1
      ;;
  esac
  if [ "$(cat "$folder/version" 2>/dev/null)" != "$node_version $npm_version" ]; then
    echo "Node $(node --version) with npm $(npm --version) is older than Vite 8 needs (Node 20.19, npm 11):" \
      "installing Node $node_version into .cache/node, for this project alone" >&2
    mkdir -p "$folder/bin"
    npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error \
      "node-linux-$machine@$node_version" "npm@$npm_version" >&2
    ln -sf "$folder/node_modules/npm/bin/npm-cli.js" "$folder/bin/npm"
    ln -sf "$folder/node_modules/npm/bin/npx-cli.js" "$folder/bin/npx"
    ln -sf "$folder/node_modules/node-linux-$machine/bin/node" "$folder/bin/node"
    echo "$node_version $npm_version" >"$folder/version"
  fi
  export PATH="$folder/bin:$PATH"
}
