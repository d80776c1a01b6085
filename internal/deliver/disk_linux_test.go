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
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=300k"); err != nil {
		t.Skipf("a full disk is made with a small tmpfs, and this user may not mount one: %v", err)
	}
	defer func() { _ = syscall.Unmount(dir, 0) }()
	good := filepath.Join(dir, "ep.wav")
	if err := os.WriteFile(good, []byte("the last good episode"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Write(t.Context(), job(t, dir, WAV))
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "no space left for "+good) {
		t.Errorf("got %v", err)
	}
	if b, _ := os.ReadFile(good); string(b) != "the last good episode" {
		t.Error("the last good episode is gone")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".render-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
