#!/bin/sh
# Puts tesseract, which reads scans, beside the Python of the tests where the machine has none.
set -eu
if command -v tesseract >/dev/null; then exit 0; fi
if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then
    echo "No tesseract: the tests of scans hold what a user is told who has none." >&2
    exit 0
fi
target=.venv/tesseract
here=$(pwd)
rm -rf "$target"
mkdir -p "$target/packages"
lacking() {
    apt-get install --simulate --no-install-recommends tesseract-ocr tesseract-ocr-eng tesseract-ocr-swa |
        sed -n 's/^Inst \([^ ]*\) .*/\1/p'
}
packages=$(lacking 2>/dev/null) && [ -n "$packages" ] || { apt-get update -qq; packages=$(lacking); }
# shellcheck disable=SC2086 # a word is a package
(cd "$target/packages" && apt-get download -qq $packages)
for package in "$target"/packages/*.deb; do dpkg -x "$package" "$target"; done
rm -r "$target/packages"
libraries=$(find "$here/$target" -name '*.so*' -exec dirname {} \; | sort -u | paste -s -d : -)
data=$(dirname "$(find "$here/$target" -name eng.traineddata)")
# what it needs lies beside it: nothing of the system is changed
cat > .venv/bin/tesseract <<END
#!/bin/sh
LD_LIBRARY_PATH="$libraries" TESSDATA_PREFIX="$data" exec "$here/$target/usr/bin/tesseract" "\$@"
END
chmod +x .venv/bin/tesseract
