// Verify checks a ledger, or a proof that somebody was handed, with the Go checksum database's own code
// (golang.org/x/mod/sumdb): nothing of Quis takes part.
//
//	apt-get install -y --no-install-recommends golang-go golang-golang-x-mod-dev
//	GO111MODULE=off GOPATH=/usr/share/gocode go run verify.go [-key FILE] [-witness FILE]... [-since FILE] LEDGER
//	GO111MODULE=off GOPATH=/usr/share/gocode go run verify.go -key FILE [-witness FILE]... -proof FILE
//
// Of a ledger it recomputes the tree from the entries, compares every tile byte for byte, and checks the
// signature and proofs against the root that was signed. Every witness named must have cosigned.
//
// It does not use tlog.TileHashReader: below x/mod 0.40 that believes the first index tiles it reads
// (CVE-2026-56865).
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	key := flag.String("key", "", "`file` of the log's verifier key (default LEDGER/log.vkey)")
	since := flag.String("since", "", "`file` of a checkpoint kept from before, which the ledger must continue")
	proof := flag.String("proof", "", "`file` of a proof to check instead of a ledger")
	var witnesses []*witness
	flag.Func("witness", "`file` of a witness's verifier key; it must have cosigned", func(file string) error {
		w, err := newWitness(line(file))
		witnesses = append(witnesses, w)
		return err
	})
	flag.Parse()

	if *proof != "" && *key != "" && flag.NArg() == 0 {
		checkProof(*proof, signers{logKey(*key), witnesses})
	} else if *proof == "" && flag.NArg() == 1 {
		if *key == "" {
			*key = filepath.Join(flag.Arg(0), "log.vkey")
		}
		checkLedger(flag.Arg(0), *since, signers{logKey(*key), witnesses})
	} else {
		flag.Usage()
		os.Exit(2)
	}
}

// ---- a ledger

func checkLedger(dir, since string, by signers) {
	signed := by.open(read(filepath.Join(dir, "checkpoint")))
	tree := recompute(dir, signed.size)
	if root := tree.root(signed.size); root != signed.root {
		fail("the checkpoint signs %v, the entries have %v", signed.root, root)
	}
	tiles := tree.compareTiles(dir, signed.size)
	tree.nothingElse(dir, signed.size)
	for i := int64(0); i < signed.size; i += signed.size/100 + 1 {
		proof, err := tlog.ProveRecord(signed.size, i, tree)
		check(err)
		check(tlog.CheckRecord(proof, signed.size, signed.root, i, tree.leaf(i)))
		tree.checkGrowth(checkpoint{i + 1, tree.root(i + 1)}, signed)
	}
	if since != "" {
		tree.checkGrowth(signers{by.log, nil}.open(read(since)), signed)
	}
	fmt.Printf("%d entries, %d tiles, root %v\n", signed.size, tiles, signed.root)
	by.tell()
}

// hashes are all that a tree has, by tlog's numbering.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, i := range indexes {
		out = append(out, h[i])
	}
	return out, nil
}

func recompute(dir string, size int64) hashes {
	var tree hashes
	for n := int64(0); n < size; {
		width := size - n
		if width > 256 {
			width = 256
		}
		path := tilePath(tlog.Tile{H: 8, L: -1, N: n / 256, W: int(width)})
		for _, entry := range bundle(path, read(filepath.Join(dir, path)), int(width)) {
			more, err := tlog.StoredHashes(n, entry, tree)
			check(err)
			tree = append(tree, more...)
			n++
		}
	}
	return tree
}

func (h hashes) leaf(i int64) tlog.Hash {
	return h[tlog.StoredHashIndex(0, i)]
}

func (h hashes) root(size int64) tlog.Hash {
	if size == 0 {
		return sha256.Sum256(nil) // older x/mod says otherwise
	}
	root, err := tlog.TreeHash(size, h)
	check(err)
	return root
}

func (h hashes) checkGrowth(from, to checkpoint) {
	if from.size > to.size {
		fail("the log once had %d entries, and this ledger has %d", from.size, to.size)
	}
	if from.size == 0 {
		return // anything continues nothing
	}
	proof, err := tlog.ProveTree(to.size, from.size, h)
	check(err)
	if err := tlog.CheckTree(proof, to.size, to.root, from.size, from.root); err != nil {
		fail("the first %d entries are not those that were signed before: %v", from.size, err)
	}
}

func (h hashes) compareTiles(dir string, size int64) int {
	tiles := 0
	for _, tile := range tlog.NewTiles(8, 0, size) {
		// older x/mod also names every narrower tile of the right edge, which a log need not keep
		if tile.W < 256 && int64(tile.W) != size>>(8*uint(tile.L))-tile.N*256 {
			continue
		}
		tiles++
		h.compare(dir, tile)
	}
	return tiles
}

func (h hashes) compare(dir string, tile tlog.Tile) {
	want, err := tlog.ReadTileData(tile, h)
	check(err)
	path := tilePath(tile)
	if !bytes.Equal(want, read(filepath.Join(dir, path))) {
		fail("%s: is not what the entries hash to", path)
	}
}

// nothingElse checks what is kept of older right edges, and that there is no file the tree has no place for.
func (h hashes) nothingElse(dir string, size int64) {
	check(filepath.Walk(filepath.Join(dir, "tile"), func(file string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		path, err := filepath.Rel(dir, file)
		check(err)
		tile, err := parseTilePath(filepath.ToSlash(path))
		if err != nil || (tile.N*256+int64(tile.W))<<(8*uint(max(tile.L, 0))) > size {
			fail("%s: has no place in a tree of %d entries", path, size)
		}
		if tile.L >= 0 {
			h.compare(dir, tile)
			return nil
		}
		for i, entry := range bundle(path, read(file), tile.W) {
			if tlog.RecordHash(entry) != h.leaf(tile.N*256+int64(i)) {
				fail("%s: entry %d is not the one that was signed", path, tile.N*256+int64(i))
			}
		}
		return nil
	}))
}

// bundle splits an entry bundle: each entry stands behind its length.
func bundle(path string, data []byte, entries int) [][]byte {
	var out [][]byte
	for i := 0; i < entries; i++ {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			fail("%s: is cut short", path)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		out = append(out, data[2:end])
		data = data[end:]
	}
	if len(data) > 0 {
		fail("%s: has bytes after its last entry", path)
	}
	return out
}

// tilePath writes a tile's path as C2SP tlog-tiles does, where the height is always 8 and not named.
func tilePath(tile tlog.Tile) string {
	return strings.Replace("tile/"+strings.TrimPrefix(tile.Path(), "tile/8/"), "tile/data/", "tile/entries/", 1)
}

func parseTilePath(path string) (tlog.Tile, error) {
	path = strings.Replace(path, "tile/entries/", "tile/data/", 1)
	return tlog.ParseTilePath("tile/8/" + strings.TrimPrefix(path, "tile/"))
}

// ---- a proof (C2SP tlog-proof)

func checkProof(file string, by signers) {
	head, signedNote, ok := strings.Cut(string(read(file)), "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("%s: is not a proof of version 1", file)
	}
	lines = lines[1:]
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "extra ") {
		fail("%s: does not show its entry", file)
	}
	shown := decode(strings.TrimPrefix(lines[0], "extra "))
	lines = lines[1:]
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		fail("%s: has no index", file)
	}
	index := number(strings.TrimPrefix(lines[0], "index "))
	var path tlog.RecordProof
	for _, line := range lines[1:] {
		path = append(path, hash(line))
	}

	signed := by.open([]byte(signedNote))
	entry, opened := open(shown)
	check(tlog.CheckRecord(path, signed.size, signed.root, index, tlog.RecordHash(entry)))
	fmt.Printf("entry %d of %d, root %v, %s\n", index, signed.size, signed.root, opened)
	by.tell()
}

// open reads what Quis puts into a proof's extra line: the entry and, if it is to be opened, salt and value.
func open(shown []byte) ([]byte, string) {
	const domain = "quis/proof/v1"
	if !bytes.HasPrefix(shown, []byte(domain)) || len(shown) < len(domain)+2 {
		fail("the extra line is not Quis'")
	}
	rest := shown[len(domain)+2:]
	length := int(binary.BigEndian.Uint16(shown[len(domain):]))
	if length > len(rest) {
		fail("the extra line is cut short")
	}
	entry, opening := rest[:length], rest[length:]
	if len(opening) == 0 {
		return entry, "shut"
	}
	domains := map[byte]string{1: "quis/row/v1", 2: "quis/source/v1", 4: "quis/event/v1"}
	if length < 34 || entry[0] != 1 || domains[entry[1]] == "" {
		fail("the entry commits to nothing that could be shown")
	}
	committed := sha256.Sum256(append([]byte(domains[entry[1]]), opening...)) // salt and value stand side by side
	if !bytes.Equal(committed[:], entry[length-32:]) {
		fail("what is shown is not what the entry commits to")
	}
	return entry, "opened"
}

// ---- who signed

type checkpoint struct {
	size int64
	root tlog.Hash
}

type signers struct {
	log       note.Verifier
	witnesses []*witness
}

// open reads a checkpoint that all of them must have signed; note.Open would be content with any one.
func (s signers) open(signed []byte) checkpoint {
	all := []note.Verifier{s.log}
	for _, w := range s.witnesses {
		all = append(all, w)
	}
	opened, err := note.Open(signed, note.VerifierList(all...))
	check(err)
	for _, v := range all {
		found := false
		for _, sig := range opened.Sigs {
			found = found || sig.Name == v.Name() && sig.Hash == v.KeyHash()
		}
		if !found {
			fail("the checkpoint is not signed by %s", v.Name())
		}
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != s.log.Name() {
		fail("the checkpoint is not three lines beginning with %s", s.log.Name())
	}
	return checkpoint{number(lines[1]), hash(lines[2])}
}

func (s signers) tell() {
	for _, w := range s.witnesses {
		fmt.Printf("cosigned by %s at %s\n", w.name, w.cosigned.UTC().Format(time.RFC3339))
	}
}

func logKey(file string) note.Verifier {
	verifier, err := note.NewVerifier(line(file))
	check(err)
	return verifier
}

// witness verifies cosignatures (C2SP tlog-cosignature, cosignature/v1), which x/mod does not know.
type witness struct {
	name     string
	hash     uint32
	key      ed25519.PublicKey
	cosigned time.Time
}

func newWitness(vkey string) (*witness, error) {
	name, rest, _ := strings.Cut(vkey, "+")
	id, key, _ := strings.Cut(rest, "+")
	typed, err := base64.StdEncoding.DecodeString(key)
	if err != nil || len(typed) != 1+ed25519.PublicKeySize || typed[0] != 4 {
		return nil, fmt.Errorf("%q is not a witness's verifier key", vkey)
	}
	sum := sha256.Sum256([]byte(name + "\n" + string(typed)))
	w := &witness{name: name, hash: binary.BigEndian.Uint32(sum[:]), key: typed[1:]}
	if id != fmt.Sprintf("%08x", w.hash) {
		return nil, fmt.Errorf("%q has a key id that is not its key's", vkey)
	}
	return w, nil
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.hash }

func (w *witness) Verify(text, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	seconds := binary.BigEndian.Uint64(sig)
	w.cosigned = time.Unix(int64(seconds), 0)
	if seconds>>62 != 0 || w.cosigned.After(time.Now().Add(5*time.Minute)) {
		return false
	}
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, text)
	return ed25519.Verify(w.key, []byte(message), sig[8:])
}

// ---- text

func number(decimal string) int64 {
	n, err := strconv.ParseInt(decimal, 10, 64)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != decimal {
		fail("%q is not a number", decimal)
	}
	return n
}

func hash(text string) (h tlog.Hash) {
	if copy(h[:], decode(text)) != len(h) || base64.StdEncoding.EncodeToString(h[:]) != text {
		fail("%q is not a hash", text)
	}
	return h
}

func decode(text string) []byte {
	data, err := base64.StdEncoding.DecodeString(text)
	check(err)
	return data
}

func line(file string) string {
	return strings.TrimSpace(string(read(file)))
}

func read(file string) []byte {
	data, err := os.ReadFile(file)
	check(err)
	return data
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
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
