package kokoro

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"radioplay/internal/pcm"
	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// perFile is how many sentences go into one recording of TestSentencesForAListener.
const perFile = 50

// TestSentencesForAListener records the 300 sentences of docs/pronunciation.md, with the dictionaries and with
// espeak-ng alone, for a recogniser to write down. It takes a quarter of an hour, so it is only run when asked.
func TestSentencesForAListener(t *testing.T) {
	out := os.Getenv("RENDER_LISTEN_DIR")
	if out == "" {
		t.Skip("RENDER_LISTEN_DIR names no folder to record 600 sentences into")
	}
	sentences := listenSentences(t)
	b := installed(t)
	plain, err := phonemes.Open(phonemes.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	alone, err := Open(Options{Speaker: plain})
	if err != nil {
		t.Fatal(err)
	}
	defer alone.Close()
	n := 0
	for part := range slices.Chunk(sentences, perFile) {
		n++
		name := filepath.Join(out, fmt.Sprintf("part%d", n))
		if err := os.WriteFile(name+".txt", []byte(strings.Join(part, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		record(t, b, part, name+"-dictionaries.wav")
		record(t, alone, part, name+"-espeak.wav")
	}
}

// listenSentences are the sentences with names, then the first of those with heteronyms: 300 in all.
func listenSentences(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, file := range []string{"names.txt", "heteronyms.tsv"} {
		b, err := os.ReadFile("../../internal/phonemes/testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			s := strings.TrimSpace(line[strings.LastIndex(line, "\t")+1:])
			if !strings.HasPrefix(line, "#") && !slices.Contains(all, s) && len(all) < 300 {
				all = append(all, s)
			}
		}
	}
	if len(all) != 300 {
		t.Fatalf("%d sentences, not 300", len(all))
	}
	return all
}

func record(t *testing.T, b *Backend, sentences []string, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := pcm.NewWAVWriter(f, rate, 1, 16)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sentences {
		c, err := b.Synthesize(t.Context(), voices.Utterance{Text: s, Voice: voices.Voice{Name: "af_heart"}})
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if err := w.Write(append(c.Samples, make([]float32, rate/2)...)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
