#!/usr/bin/env bash
# The GitHub Action of action.yml: inputs are variables, the exit code is that of `palisade validate config`.
# For any bash from 3.2 on, which has no empty arrays under `set -u`.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

fail() {
  echo "palisade: $1" >&2
  exit 2
}

# Sets `lines` to what stands on the lines of a text that are not empty, without a carriage return.
read_lines() {
  lines=()
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line%$'\r'}"
    if [ -n "$line" ]; then lines+=("$line"); fi
  done <<<"$1"
}

# Sets `palisade` to the command line's program: of this checkout if it is built, else from npm. It is installed away
# from what is judged, whose .npmrc could name another registry, and without running anybody's scripts.
find_palisade() {
  local version="${INPUT_VERSION:-}" built="$here/packages/cli"
  if [ -z "$version" ] && [ -e "$built/dist/main.js" ]; then
    palisade="$built/bin/palisade.js"
    return
  fi
  if [ -z "$version" ]; then version="$(node -p 'require(process.argv[1]).version' "$built/package.json")"; fi
  if ! [[ "$version" =~ ^[0-9A-Za-z.+-]+$ ]]; then fail "\`version\` is no version"; fi
  local folder
  folder="$(mktemp -d "${RUNNER_TEMP:-/tmp}/palisade.XXXXXX")"
  echo '{ "private": true }' >"$folder/package.json"
  (cd "$folder" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error "@palisade/cli@$version" >&2) ||
    fail "@palisade/cli@$version cannot be installed"
  palisade="$folder/node_modules/@palisade/cli/bin/palisade.js"
}

# Judges with these arguments more, and sets `code`.
judge() {
  code=0
  node "$palisade" validate config --fail-on "${INPUT_FAIL_ON:-medium}" ${arguments[@]+"${arguments[@]}"} "$@" \
    -- "${paths[@]}" || code=$?
}

outputs="${GITHUB_OUTPUT:-/dev/null}"
case "${INPUT_SARIF_FILE:-}" in *[$'\r\n']*) fail "\`sarif-file\` is more than a line" ;; esac
command -v node >/dev/null || fail "there is no \`node\`; run actions/setup-node first"
read_lines "${INPUT_PATHS:-.}"
if [ "${#lines[@]}" -eq 0 ]; then fail "\`paths\` names nothing to judge"; fi
paths=("${lines[@]}")
read_lines "${INPUT_ARGS:-}"
arguments=(${lines[@]+"${lines[@]}"})
if [ -n "${INPUT_BASELINE:-}" ]; then arguments+=("--baseline=$INPUT_BASELINE" --new-only); fi
find_palisade

judge --format "${INPUT_FORMAT:-github}"
result="$code"
if [ -n "${INPUT_SARIF_FILE:-}" ]; then
  rm -f -- "$INPUT_SARIF_FILE"
  judge --format sarif --output "$INPUT_SARIF_FILE"
  if [ "$code" -gt "$result" ]; then result="$code"; fi
  if [ -e "$INPUT_SARIF_FILE" ]; then printf 'sarif-file=%s\n' "$INPUT_SARIF_FILE" >>"$outputs"; fi
fi
echo "exit-code=$result" >>"$outputs"
exit "$result"
