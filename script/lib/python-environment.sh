# Sourced. The Python environment in .venv and the data folder, each made only when something changed.

python=""

need_python() {
  local candidate
  for candidate in python3.11 python3.12 python3.13 python3; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      python="$candidate"
      break
    fi
  done
  if [ -z "$python" ]; then
    missing_packages+=(python3 python3-venv)
    install_needed_packages
    python=python3
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
      echo "Python 3.11 or newer is needed; this system offers $("$python" --version)." >&2
      exit 1
    }
  fi
  if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    missing_packages+=("$("$python" -c 'import sys; print(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")')")
  fi
}

# install_python_packages LOCK: bring .venv to what the hashed lock file says.
install_python_packages() {
  local lock="$1" stamp=".venv/installed-$1" wanted
  wanted=$(sha256sum "$lock" | cut -d' ' -f1)
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing Python packages from $lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    echo "$wanted" >"$stamp"
  fi
}

# What the data folder was last prepared for; a change of it means migrating again.
data_fingerprint() {
  { cat requirements.txt; find site home services catalogue courses -path '*/migrations/*.py' -print0 | sort -z | xargs -0 cat; } |
    sha256sum | cut -d' ' -f1
}

prepare_data() {
  export PYTHONPATH="site:." DJANGO_SETTINGS_MODULE="${DJANGO_SETTINGS_MODULE:-portal.settings.dev}"
  export PORTAL_DATA_DIR="${PORTAL_DATA_DIR:-$PWD/data}"
  mkdir -p "$PORTAL_DATA_DIR"
  local wanted
  wanted=$(data_fingerprint)
  if [ "$(cat "$PORTAL_DATA_DIR/prepared" 2>/dev/null)" != "$wanted" ]; then
    .venv/bin/python site/manage.py prepare
    echo "$wanted" >"$PORTAL_DATA_DIR/prepared"
  fi
}
