# Sourced. Finds missing Debian packages; installs them as root, names the command otherwise.

missing_packages=()

# need_package NAME CHECK: NAME is missing when the shell line CHECK fails.
need_package() {
  bash -c "$2" >/dev/null 2>&1 || missing_packages+=("$1")
}

install_needed_packages() {
  [ ${#missing_packages[@]} -gt 0 ] || return 0
  local command="apt-get install -y --no-install-recommends ${missing_packages[*]}"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing system packages: ${missing_packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    local log
    log=$(mktemp)
    if ! { apt-get update && $command; } >"$log" 2>&1; then
      tail -n 20 "$log" >&2
      echo "These system packages could not be installed: ${missing_packages[*]}" >&2
      exit 1
    fi
    missing_packages=()
  else
    echo "Missing system packages. Install them with:" >&2
    echo "  sudo $command" >&2
    exit 1
  fi
}
