#!/bin/sh
# One QBFT validator of the devnet as a Besu node, in the foreground: besu.sh BESU NUMBER FOLDER GENESIS
# P2P-BASE RPC-BASE. Written by Besu's documentation of its options; nobody has run it yet.
set -eu
besu=$1 number=$2 folder=$3 genesis=$4 p2p_base=$5 rpc_base=$6
here=$(cd "$(dirname "$0")" && pwd -P)

# FOREST keeps the state of every block, of which evidence proves places; BONSAI keeps the newest 512.
# Besu reads static-nodes.json in its data folder by itself.
exec "$besu" --data-path="$folder" --genesis-file="$genesis" --data-storage-format=FOREST --sync-mode=FULL \
  --node-private-key-file="$here/qbft/nodekey-$number" --discovery-enabled=false \
  --p2p-host=127.0.0.1 --p2p-port=$((p2p_base + number)) --min-gas-price=0 \
  --rpc-http-enabled --rpc-http-host=127.0.0.1 --rpc-http-port=$((rpc_base + number)) \
  --rpc-http-api=ETH,NET,WEB3,QBFT,DEBUG --host-allowlist=localhost,127.0.0.1
