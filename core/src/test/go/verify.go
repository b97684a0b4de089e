// Verify checks a ledger with the Go checksum database's own code (golang.org/x/mod/sumdb): nothing of
// Quis takes part. It recomputes the tree from the entries, compares every tile byte for byte, and checks
// the signature and proofs against the root that was signed.
//
//	apt-get install -y --no-install-recommends golang-go golang-golang-x-mod-dev
//	GO111MODULE=off GOPATH=/usr/share/gocode go run verify.go LEDGER
//
// It does not use tlog.TileHashReader: below x/mod 0.40 that believes the first index tiles it reads
// (CVE-2026-56865).
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) != 2 {
		fail("usage: verify LEDGER")
	}
	dir := os.Args[1]
	size, root := checkpoint(dir)

	var hashes []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var out []tlog.Hash
		for _, i := range indexes {
			out = append(out, hashes[i])
		}
		return out, nil
	})

	var n int64
	for n < size {
		width := size - n
		if width > 256 {
			width = 256
		}
		path := tilePath(tlog.Tile{H: 8, L: 0, N: n / 256, W: int(width)}, "tile/entries/")
		data := read(dir, path)
		for i := int64(0); i < width; i++ {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				fail("%s: cut short in entry %d", path, n)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			more, err := tlog.StoredHashes(n, data[2:end], reader)
			check(err)
			hashes = append(hashes, more...)
			data = data[end:]
			n++
		}
		if len(data) > 0 {
			fail("%s: bytes after the last entry", path)
		}
	}

	computed, err := tlog.TreeHash(size, reader)
	check(err)
	if computed != root {
		fail("the checkpoint signs %v, the entries have %v", root, computed)
	}

	tiles := 0
	for _, tile := range tlog.NewTiles(8, 0, size) {
		// older x/mod also names every narrower tile of the right edge, which a log need not keep
		if tile.W < 256 && int64(tile.W) != size>>(8*uint(tile.L))-tile.N*256 {
			continue
		}
		tiles++
		want, err := tlog.ReadTileData(tile, reader)
		check(err)
		path := tilePath(tile, fmt.Sprintf("tile/%d/", tile.L))
		if !bytes.Equal(want, read(dir, path)) {
			fail("%s: is not what the entries hash to", path)
		}
	}

	for i := int64(0); i < size; i += size/100 + 1 {
		proof, err := tlog.ProveRecord(size, i, reader)
		check(err)
		check(tlog.CheckRecord(proof, size, root, i, hashes[tlog.StoredHashIndex(0, i)]))
		older, err := tlog.TreeHash(i+1, reader)
		check(err)
		between, err := tlog.ProveTree(size, i+1, reader)
		check(err)
		check(tlog.CheckTree(between, size, root, i+1, older))
	}
	fmt.Printf("%d entries, %d tiles, root %v\n", size, tiles, root)
}

func checkpoint(dir string) (int64, tlog.Hash) {
	key := strings.TrimSpace(string(read(dir, "log.vkey")))
	verifier, err := note.NewVerifier(key)
	check(err)
	signed, err := note.Open(read(dir, "checkpoint"), note.VerifierList(verifier))
	check(err)
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		fail("the checkpoint is not three lines beginning with %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	var root tlog.Hash
	raw, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	if copy(root[:], raw) != len(root) {
		fail("the checkpoint's root has %d bytes", len(raw))
	}
	return size, root
}

// tilePath writes a tile's path as C2SP tlog-tiles does, where the height is always 8 and not named.
func tilePath(tile tlog.Tile, folder string) string {
	return folder + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/8/%d/", tile.L))
}

func read(dir, path string) []byte {
	data, err := os.ReadFile(filepath.Join(dir, path))
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}
