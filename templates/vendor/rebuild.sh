#!/bin/sh
# Makes the files of ../theme/assets/javascripts/vendor again from the packages that stemmers.txt
# pins by version and hash: Snowball's stemmers as Sphinx ships them, of the release that the search
# index is made with. Needs pip; the site itself does not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../theme/assets/javascripts/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m pip download --quiet --no-deps --only-binary :all: --python-version 3.12 \
  --require-hashes -r "$here/stemmers.txt" -d wheels
for wheel in wheels/*.whl; do python3 -m zipfile -e "$wheel" wheels; done
scripts=wheels/sphinx/search/minified-js
sed 's/^BaseStemmer=/export const BaseStemmer=/' "$scripts/base-stemmer.js" > "$out/stem.js"
for pair in ar=arabic da=danish de=german el=greek en=english es=spanish fi=finnish fr=french \
  hu=hungarian it=italian nl=dutch no=norwegian pt=portuguese ro=romanian ru=russian sv=swedish \
  tr=turkish; do
  sed 's/^var [A-Za-z]*=/import{BaseStemmer}from".\/stem.js";export const Stemmer=/' \
    "$scripts/${pair#*=}-stemmer.js" > "$out/stem-${pair%=*}.js"
done
{
  printf 'Snowball stemmers\n\n'
  cat $(find wheels -path '*snowballstemmer-*' -name COPYING)
} > "$out/LICENSES.txt"
cd "$out" && sha256sum ./*.js LICENSES.txt | sed 's# \./# #' > "$here/SHA256SUMS"
