package components

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func sumOf(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// writeWheel makes a zip at dir/name of files path -> content.
func writeWheel(t *testing.T, dir, name string, files map[string]string) {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for path, content := range files {
		w, err := z.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func writeTarball(t *testing.T, dir, name string, headers []tar.Header, content string) {
	t.Helper()
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	w := tar.NewWriter(gz)
	for _, h := range headers {
		if h.Typeflag == tar.TypeReg {
			h.Size = int64(len(content))
		}
		h.Mode = 0o644
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			if _, err := w.Write([]byte(content)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(w.Close(), gz.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// sample is a set of one file in two wheels, one in a tarball, and one that is built.
func sample() Set {
	left, right := wheel("left", "left", "1.0"), wheel("right", "right", "1.0")
	ball := Package{Registry: NPM, Name: "ball", Version: "2.0", Archive: "ball-2.0.tgz"}
	return Set{Name: "sample", Version: "1", Files: []File{
		{Name: "joined.bin", Size: 9, SHA256: sumOf("one-two-3"), Pieces: []Piece{{left, "left/part"}, {right, "right/part"}}},
		{Name: "deep/voice.bin", Size: 5, SHA256: sumOf("voice"), Pieces: []Piece{{ball, "package/voice.bin"}}},
	}, Build: func(_ context.Context, dir string, _ func(string)) ([]string, error) {
		return []string{"built"}, os.WriteFile(filepath.Join(dir, "built"), []byte("made here"), 0o644)
	}}
}

// fetched is a folder with the sample's archives.
func fetched(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	writeWheel(t, dir, "left-1.0-py3-none-any.whl", map[string]string{"left/part": "one-", "left/other": "x"})
	writeWheel(t, dir, "right-1.0-py3-none-any.whl", map[string]string{"right/part": "two-3"})
	writeTarball(t, dir, "ball-2.0.tgz", []tar.Header{{Name: "package/voice.bin", Typeflag: tar.TypeReg}}, "voice")
	return dir
}

func TestInstallFromAFolderIsWholeAndOnce(t *testing.T) {
	root, from := t.TempDir(), fetched(t)
	var said []string
	o := Options{Root: root, From: from, Say: func(l string) { said = append(said, l) }}
	dir, err := Install(t.Context(), sample(), o)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"joined.bin": "one-two-3", "deep/voice.bin": "voice", "built": "made here"} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != want {
			t.Errorf("%s holds %q (%v), want %q", name, got, err, want)
		}
	}
	if err := Verify(dir); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(root, ".installing-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	before, err := os.Stat(filepath.Join(dir, "built"))
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(10 * time.Millisecond)
	o.From = filepath.Join(from, "nowhere") // a second run does not even look
	if _, err := Install(t.Context(), sample(), o); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(filepath.Join(dir, "built")); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("a second install wrote the files again (%v)", err)
	}
	if len(said) == 0 || !strings.Contains(said[len(said)-1], "is installed in "+dir) {
		t.Errorf("said %q", said)
	}
}

func TestDamagedSetIsFoundAndInstalledAnew(t *testing.T) {
	o := Options{Root: t.TempDir(), From: fetched(t)}
	dir, err := Install(t.Context(), sample(), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "joined.bin"), []byte("one-two-4"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Verify(dir, "joined.bin"); !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), sumOf("one-two-4")) {
		t.Errorf("one changed byte gave %v", err)
	}
	if err := Verify(dir, "deep/voice.bin"); err != nil {
		t.Errorf("a file that is whole gave %v", err)
	}
	if err := os.Truncate(filepath.Join(dir, "joined.bin"), 3); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := installedIn(o.Root, sample()); ok || !errors.Is(err, ErrCorrupt) {
		t.Errorf("a short file: installed %v, %v", ok, err)
	}
	if _, err := Install(t.Context(), sample(), o); err != nil {
		t.Fatal(err)
	}
	if err := Verify(dir); err != nil {
		t.Error(err)
	}
}

func TestBadArchivesInstallNothing(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, dir string)
		want  []string
	}{
		"other bytes": {func(t *testing.T, dir string) {
			writeWheel(t, dir, "right-1.0-py3-none-any.whl", map[string]string{"right/part": "TWO-3"})
		}, []string{sumOf("one-TWO-3"), sumOf("one-two-3"), "PyPI right 1.0"}},
		"too many bytes": {func(t *testing.T, dir string) {
			writeWheel(t, dir, "right-1.0-py3-none-any.whl", map[string]string{"right/part": strings.Repeat("two-3", 1000)})
		}, []string{"SHA-256"}},
		"no such file inside": {func(t *testing.T, dir string) {
			writeWheel(t, dir, "left-1.0-py3-none-any.whl", map[string]string{"../left/part": "one-", "/left/part": "one-"})
		}, []string{"no file left/part in the package"}},
		"a link instead of the file": {func(t *testing.T, dir string) {
			writeTarball(t, dir, "ball-2.0.tgz", []tar.Header{{Name: "package/voice.bin", Linkname: "/etc/hostname", Typeflag: tar.TypeSymlink}}, "")
		}, []string{"no file package/voice.bin in the package"}},
		"no archive": {func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(dir, "left-1.0-py3-none-any.whl"), []byte("<html>not found</html>"), 0o644); err != nil {
				t.Fatal(err)
			}
		}, []string{"left-1.0-py3-none-any.whl", "zip"}},
		"archive missing": {func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, "ball-2.0.tgz")); err != nil {
				t.Fatal(err)
			}
		}, []string{"ball-2.0.tgz is not in", "npm pack ball@2.0"}},
	} {
		t.Run(name, func(t *testing.T) {
			root, from := t.TempDir(), fetched(t)
			c.spoil(t, from)
			_, err := Install(t.Context(), sample(), Options{Root: root, From: from})
			if err == nil {
				t.Fatal("installed all the same")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%v\ndoes not say %q", err, want)
				}
			}
			if left, _ := os.ReadDir(root); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestMissingClientsNameTheCommand(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for registry, want := range map[Registry]string{PyPI: pip.Command(), NPM: npm.Command()} {
		if _, err := findClient(t.Context(), registry); !errors.Is(err, ErrNoClient) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want ErrNoClient and %q", registry, err, want)
		}
	}
	if _, err := ESpeak.Find(); !errors.Is(err, ErrNoProgram) || !strings.Contains(err.Error(), ESpeak.Command()) {
		t.Errorf("espeak-ng: %v", err)
	}
}

func TestFetchErrorsSayWhatToDo(t *testing.T) {
	p := wheel("left", "left", "1.0")
	offline := fetchError(p, "WARNING: Retrying\nNewConnectionError: [Errno -3] Temporary failure in name resolution", errors.New("exit status 1"))
	if s := offline.Error(); !strings.Contains(s, "is this machine online?") || !strings.Contains(s, "--from") {
		t.Error(s)
	}
	gone := fetchError(p, "ERROR: No matching distribution found for left==1.0", errors.New("exit status 1"))
	if s := gone.Error(); !strings.Contains(s, "No matching distribution") || strings.Contains(s, "online") {
		t.Error(s)
	}
	full := explain(errors.New("ERROR: No space left on device"), "/somewhere", sample())
	if s := full.Error(); !strings.Contains(s, "the disk is full") || !strings.Contains(s, "RENDER_HOME") {
		t.Error(s)
	}
}

func TestEveryPlatformIsPinnedOrSaysSo(t *testing.T) {
	for platform := range libraries {
		if s := runtimeFor(platform); s.unpinned != nil || len(s.Files) != 1 || len(s.Files[0].SHA256) != 64 {
			t.Errorf("%s: %+v", platform, s)
		}
	}
	s := runtimeFor("plan9/mips")
	if _, err := Install(t.Context(), s, Options{Root: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "not pinned for plan9/mips") {
		t.Errorf("got %v", err)
	}
}

func TestTheRealSetsAreWhole(t *testing.T) {
	for _, s := range Sets() {
		dir, ok, err := Installed(s)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			if os.Getenv("CI") != "" {
				t.Fatalf("%s is not installed; run: %s", s.Name, InstallCommand)
			}
			t.Skipf("%s is not installed; run: %s", s.Name, InstallCommand)
		}
		if err := Verify(dir); err != nil {
			t.Error(err)
		}
	}
}
