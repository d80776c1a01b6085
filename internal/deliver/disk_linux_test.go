package deliver

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestNoSpaceLeft(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=100k"); err != nil {
		if os.Getenv("CI") != "" && os.Getuid() == 0 {
			t.Fatalf("root may not mount a tmpfs: %v", err)
		}
		t.Skipf("a full disk is made with a small tmpfs, and this user may not mount one: %v", err)
	}
	defer func() { _ = syscall.Unmount(dir, 0) }()
	for _, f := range []Format{WAV, FLAC, M4B} {
		if f.Lossy() {
			needFFmpeg(t)
		}
		good := filepath.Join(dir, "ep."+string(f))
		if err := os.WriteFile(good, []byte("the last good episode"), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Write(t.Context(), job(t, dir, f))
		if err == nil || !strings.Contains(err.Error(), "no space left for "+good) || !f.Lossy() && !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%s: got %v", f, err)
		}
		if b, _ := os.ReadFile(good); string(b) != "the last good episode" {
			t.Errorf("%s: the last good episode is gone", f)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".render-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
