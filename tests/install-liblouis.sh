#!/bin/sh
# Puts liblouis, which makes Braille, beside the Python of the tests, or says what to do.
set -eu
target=.venv/liblouis
if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then
    echo "Tests of Braille need liblouis: install lou_translate with its tables." >&2
    exit 1
fi
rm -rf "$target"
mkdir -p "$target/packages"
here=$(pwd)
(cd "$target/packages" && apt-get download -qq liblouis-bin liblouis-data liblouis20 libyaml-0-2 2>/dev/null) || {
    apt-get update -qq
    (cd "$target/packages" && apt-get download -qq liblouis-bin liblouis-data liblouis20 libyaml-0-2)
}
for package in "$target"/packages/*.deb; do dpkg -x "$package" "$target"; done
libraries=$(dirname "$(find "$target" -name 'liblouis.so.*' | head -n 1)")
# what it needs lies beside it: nothing of the system is changed
cat > .venv/bin/lou_translate <<END
#!/bin/sh
LD_LIBRARY_PATH="$here/$libraries" LOUIS_TABLEPATH="$here/$target/usr/share/liblouis/tables" \\
    exec "$here/$target/usr/bin/lou_translate" "\$@"
END
chmod +x .venv/bin/lou_translate
