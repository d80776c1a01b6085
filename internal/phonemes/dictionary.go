package phonemes

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"radioplay/internal/components"
)

// Kinds of word a dictionary tells apart where their sounds differ. plain is every other use; alone is a small
// word with nothing after it to lean on ("I know what I can").
const (
	plain      = "DEFAULT"
	alone      = "None"
	noun       = "NOUN"
	verb       = "VERB"
	adjective  = "ADJ"
	past       = "VBD"
	participle = "VBN"
	pointing   = "DT"
)

// senses are the pronunciations of a word, in Kokoro's alphabet, by the kind of word; plain is always there.
type senses map[string]string

// of is the pronunciation for a kind of word.
func (s senses) of(kind string) string {
	if p, ok := s[kind]; ok {
		return p
	}
	return s[plain]
}

// each is the senses with every pronunciation changed.
func (s senses) each(change func(string) string) senses {
	out := make(senses, len(s))
	for kind, p := range s {
		out[kind] = change(p)
	}
	return out
}

// dictionary holds the words of one accent. It is read when it is first asked.
type dictionary struct {
	accent string
	files  []string // later ones overrule earlier ones

	once   sync.Once
	err    error
	words  map[string]string
	tagged map[string]senses
}

// dictionaries are those of a folder where components.Dictionaries is installed.
func dictionaries(dir string) map[string]*dictionary {
	in := func(accent string, names ...string) *dictionary {
		d := &dictionary{accent: accent}
		for _, n := range names {
			d.files = append(d.files, filepath.Join(dir, n))
		}
		return d
	}
	return map[string]*dictionary{
		American: in(American, components.SilverAmerican, components.GoldAmerican),
		British:  in(British, components.SilverBritish, components.GoldBritish),
	}
}

func (d *dictionary) load() error {
	d.once.Do(func() {
		d.words, d.tagged = map[string]string{}, map[string]senses{}
		for _, f := range d.files {
			if d.err = d.read(f); d.err != nil {
				return
			}
		}
	})
	return d.err
}

// oldLetters are letters of the files that Kokoro's voices were taught under another name.
var oldLetters = strings.NewReplacer("ɾ", "T", "ʔ", "t")

func (d *dictionary) read(file string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%w; run: %s", err, components.InstallCommand)
	}
	var entries map[string]any
	if err := json.Unmarshal(b, &entries); err != nil {
		return fmt.Errorf("%s is no dictionary: %w; run: %s", file, err, components.InstallCommand)
	}
	for word, v := range entries {
		switch v := v.(type) {
		case string:
			d.words[word] = oldLetters.Replace(v)
		case map[string]any:
			s := senses{}
			for kind, p := range v {
				if p, ok := p.(string); ok { // some have no sound of their own: they are read by their letters
					s[kind] = oldLetters.Replace(p)
				}
			}
			if s[plain] != "" {
				d.tagged[word] = s
			}
		}
	}
	return nil
}

// exact finds a word as it is spelled.
func (d *dictionary) exact(word string) senses {
	if s, ok := ownSenses[d.accent][word]; ok {
		return s
	}
	if s, ok := d.tagged[word]; ok {
		return s
	}
	if p, ok := d.words[word]; ok {
		return senses{plain: p}
	}
	return nil
}

// look finds a word as it is spelled, with and without its capital, and without the accents on its letters.
func (d *dictionary) look(word string) senses {
	small := strings.ToLower(word)
	for _, f := range []string{word, small, capitalised(small)} {
		if s := d.exact(f); s != nil {
			return s
		}
	}
	if bare := plainLetters(small); bare != small && bare != "" && !strings.Contains(small, "'") {
		for _, f := range []string{bare, capitalised(bare)} {
			if s := d.exact(f); s != nil {
				return s
			}
		}
	}
	return nil
}

// find looks a word up, then what it is made of: a stem with an ending, or two words written as one: then it is not found whole. It is nil for an unknown word.
func (d *dictionary) find(word string) (s senses, whole bool) {
	word = strings.ReplaceAll(word, "’", "'")
	if s := d.look(word); s != nil {
		return s, true
	}
	if s := d.inflected(word); s != nil {
		return s, true
	}
	return d.compound(strings.ToLower(word)), false
}

// minPart is the shortest part of a compound, in letters: shorter ones are found in words they have no part in.
const minPart = 4

// compound says a word made of two ("moorland"): the first carries the stress.
func (d *dictionary) compound(word string) senses {
	if strings.Contains(word, "'") {
		return nil
	}
	for i := len(word) - minPart; i >= minPart; i-- {
		head := d.exact(word[:i])
		if head == nil {
			continue
		}
		tail := d.exact(word[i:])
		if tail == nil && len(word)-i > minPart {
			tail = d.inflected(word[i:])
		}
		if tail != nil {
			return senses{plain: head[plain] + strings.ReplaceAll(tail[plain], "ˈ", "ˌ")}
		}
	}
	return nil
}

func capitalised(word string) string {
	if word == "" {
		return ""
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
