package llm

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"radioplay/internal/place"
	"radioplay/voices/openai"
)

// key names what a model was asked: the model and every word, and nothing of the server or its key.
func key(model string, q openai.Question) string {
	h := sha256.New()
	for _, part := range []string{"radioplay answers 1", model, q.System, q.User} {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func file(dir, key string) string { return filepath.Join(dir, key[:2], key+".json") }

// recall reads a reply of an earlier run; nil when there is none that can be read.
func recall(dir, key string) *reply {
	b, err := os.ReadFile(file(dir, key))
	var r reply
	if err != nil || json.Unmarshal(b, &r) != nil || len(r.Answers) == 0 {
		return nil
	}
	return &r
}

// keep writes a reply down: numbers and names, none of the prose.
func keep(dir, key string, r *reply) error {
	path := file(dir, key)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("keeping a model's answer: %w", err)
	}
	return place.Replace(path, func(w io.Writer) error { return json.NewEncoder(w).Encode(r) })
}
