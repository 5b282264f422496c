#!/bin/sh
# Builds the addon and the program in a container of an old or small Linux, in whose folder /source the sources are:
# `npm run build` and `npm run build:program` after what they need is installed.
set -eu

if command -v apk >/dev/null; then
    apk add --no-cache build-base nodejs npm
else
    dnf -y module enable nodejs:20
    dnf -y install gcc gcc-c++ make nodejs npm
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal --default-toolchain stable
    . "$HOME/.cargo/env"
fi

npm run build
npm run build:program
