#!/bin/sh
# Makes ../theme/assets/javascripts/vendor/d3-time.js again from the packages that packages.txt pins
# by version and hash. Needs npm, openssl and an x86-64 Linux; the site itself needs none of them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
while read -r package integrity; do
  file=$(npm pack --silent "$package")
  found="sha512-$(openssl dgst -sha512 -binary "$file" | openssl base64 -A)"
  [ "$found" = "$integrity" ] || { echo "$package is not the one that was pinned" >&2; exit 1; }
  name=${package%@*}
  mkdir -p "node_modules/$name"
  tar -xzf "$file" -C "node_modules/$name" --strip-components=1
done < "$here/packages.txt"
cp "$here/d3-time.mjs" .
out=$here/../theme/assets/javascripts/vendor
node_modules/@esbuild/linux-x64/bin/esbuild d3-time.mjs --bundle --minify --format=esm \
  --banner:js='/*! d3-time 3.1.1, with parts of d3-array 3.2.5; see LICENSES.txt */' \
  --log-level=warning --outfile="$out/d3-time.js"
for name in d3-time d3-array; do
  printf '%s\n\n' "$name"
  cat "node_modules/$name/LICENSE"
  echo
done > "$out/LICENSES.txt"
cd "$out" && sha256sum d3-time.js LICENSES.txt > "$here/SHA256SUMS"
