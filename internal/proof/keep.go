package proof

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// transcript is what is kept of a take that was heard.
type transcript struct {
	Format string
	Ear    string
	Heard  string
}

const transcriptFormat = "radioplay transcript 1"

// file is named by the take's samples, not by its key: another recording under the same key is heard anew.
func (l Listener) file(line Line) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s;%s;%s", transcriptFormat, line.Take.Sum, l.Ear.Name()))
	name := hex.EncodeToString(sum[:])
	return filepath.Join(l.Dir, name[:2], name+".json")
}

// recall finds a transcript; one that cannot be read is as good as none.
func (l Listener) recall(line Line) (string, bool) {
	b, err := os.ReadFile(l.file(line))
	var t transcript
	if err != nil || json.Unmarshal(b, &t) != nil || t.Format != transcriptFormat {
		return "", false
	}
	return t.Heard, true
}

func (l Listener) keep(line Line, text string) (err error) {
	path := l.file(line)
	b, err := json.Marshal(transcript{transcriptFormat, l.Ear.Name(), text})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("keeping a transcript: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".heard-*")
	if err != nil {
		return fmt.Errorf("keeping a transcript: %w", err)
	}
	_, err = f.Write(append(b, '\n'))
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("keeping a transcript: %w", err)
	}
	return nil
}
