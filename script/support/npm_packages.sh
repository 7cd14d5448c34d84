# Sourced by the scripts. install_npm_packages FOLDER: installs from FOLDER/package-lock.json, unless
# that very file was installed from already.
install_npm_packages() {
  local folder=$1 wanted stamp=$1/node_modules/.installed-from
  wanted=$(sha256sum "$folder/package-lock.json" | cut -d' ' -f1)
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  echo "Installing the npm packages of $folder/" >&2
  (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error)
  echo "$wanted" >"$stamp"
}
