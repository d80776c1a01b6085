// Package phonemes turns English prose into phonemes for the engines that want them. It first
// writes out what is read otherwise than it is written (numbers, abbreviations, shouting, stammering),
// then asks espeak-ng, a program of its own that is kept running, clause by clause.
package phonemes

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"radioplay/voices"
)

// The accents espeak-ng is asked for, as voices.Info spells them. Every accent that is not British is read as American.
const (
	American = "en-US"
	British  = "en-GB"
)

// Options say how espeak-ng is run. The zero value is good.
type Options struct {
	Program   string        // default: espeak-ng on the PATH
	Processes int           // how many may run for each accent; default 2
	Deadline  time.Duration // longest wait for one clause; default 10 s
	Log       *slog.Logger  // default: discards
	// Dictionaries is the folder of components.Dictionaries. Empty: espeak-ng is asked for every word.
	Dictionaries string
}

// Speaker knows how words are pronounced. It may be used from many goroutines at once.
type Speaker struct {
	pools        map[string]*pool
	dictionaries map[string]*dictionary // nil without them
	once         sync.Once              // for Close

	mu    sync.Mutex
	alone map[string]string // "accent word" -> its IPA when it is spoken alone
}

// Word is one spoken word. Words that come from one written word ("$3.50") share From and To.
type Word struct {
	From, To int    // byte offsets in the text
	Say      string // the word as it is spoken, for a reader
	// IPA as espeak-ng writes it, with its stress marks (ˈˌ), length marks (ː) and ties (t͡ʃ). Never empty.
	IPA string
	// Symbols is the word in Kokoro's alphabet, when a dictionary has it.
	Symbols string
	// Guessed says that the sounds are made up from the spelling, by espeak-ng or out of two shorter words: no
	// dictionary has the word, and no lexicon. Without dictionaries it is not told.
	Guessed bool
	// Punct is the punctuation heard after the word: one of , ; : . ! ? … —, or "?!", "…?", "…!", or nothing.
	Punct    string
	Emphasis bool // stressed by the author (*word*); IPA already carries a main stress
	Long     bool // drawn out by the author ("sooo"): hold its stressed vowel
	Joined   bool // no gap before the next word
}

// Open finds espeak-ng and tries it. The error wraps voices.ErrNotInstalled when it is not there.
func Open(o Options) (*Speaker, error) {
	if o.Processes <= 0 {
		o.Processes = 2
	}
	if o.Deadline <= 0 {
		o.Deadline = 10 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	program, err := Find(o.Program)
	if err != nil {
		return nil, err
	}
	var known map[string]*dictionary
	if o.Dictionaries != "" {
		known = dictionaries(o.Dictionaries)
	}
	s := &Speaker{alone: map[string]string{}, dictionaries: known, pools: map[string]*pool{
		American: newPool(program, "en-us", o),
		British:  newPool(program, "en-gb-x-rp", o),
	}}
	if _, err := s.pools[American].ask(context.Background(), "hello"); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close ends the child processes, once they have answered. No other method may be called afterwards but Close itself.
func (s *Speaker) Close() error {
	s.once.Do(func() {
		for _, p := range s.pools {
			p.close()
		}
	})
	return nil
}

// Phonemes gives the words of a text as they are spoken in an accent. The lexicon maps words, as they
// are written and in any case, to a respelling ("Shiv-awn") or to IPA between slashes. Errors wrap voices.ErrUnspeakable
// when there is no word to speak or espeak-ng knows no sound for one.
func (s *Speaker) Phonemes(ctx context.Context, text, accent string, lexicon map[string]string) ([]Word, error) {
	accent = accentOf(accent)
	tokens, err := s.Tokens(ctx, text, accent, lexicon)
	if err != nil {
		return nil, err
	}
	if len(tokens) == 0 {
		return nil, fmt.Errorf("%q: %w", text, voices.ErrUnspeakable)
	}
	if s.dictionaries == nil {
		return s.guessed(ctx, tokens, text, accent)
	}
	d := s.dictionaries[accent]
	if err := d.load(); err != nil {
		return nil, err
	}
	return s.looked(ctx, d, tokens, text, accent)
}

// guessed asks espeak-ng for every word, clause by clause.
func (s *Speaker) guessed(ctx context.Context, tokens []Token, text, accent string) ([]Word, error) {
	found := make([]pronunciation, len(tokens))
	for from := 0; from < len(tokens); {
		to := clauseEnd(tokens, from)
		if err := s.clause(ctx, tokens[from:to], found[from:to], accent); err != nil {
			return nil, err
		}
		from = to
	}
	return s.finish(ctx, tokens, found, text, accent)
}

// Pause marks that end a clause for espeak-ng; it is asked one clause at a time.
const clauseMarks = ",;:.!?…—"

// maxClause is the most words espeak-ng is asked for at once: it reads lines of at most 1,000 bytes.
const maxClause = 40

func clauseEnd(tokens []Token, from int) int {
	bytes := 0
	for i := from; i < len(tokens); i++ {
		bytes += len(tokens[i].Say) + len(" "+wall)
		if i > from && (i-from >= maxClause || bytes > maxLine) {
			return i
		}
		if strings.ContainsAny(tokens[i].Punct, clauseMarks) {
			return i + 1
		}
	}
	return len(tokens)
}

// pronunciation is what was found for a token.
type pronunciation struct {
	ipa     string
	symbols string // in Kokoro's alphabet, when a dictionary gave it
	guessed bool
}

// change applies the same change to both ways the sounds are written.
func (p *pronunciation) change(how func(string) string) {
	p.ipa, p.symbols = how(p.ipa), how(p.symbols)
}

// finish puts the words together: what was found, and what the tokens know better.
func (s *Speaker) finish(ctx context.Context, tokens []Token, found []pronunciation, text, accent string) ([]Word, error) {
	words := make([]Word, len(tokens))
	for i := len(tokens) - 1; i >= 0; i-- { // from the end: a stutter needs the word after it
		t := tokens[i]
		p := found[i]
		switch {
		case strings.HasPrefix(t.IPA, spelledMark):
			p.ipa = letterIPA(strings.TrimPrefix(t.IPA, spelledMark), accent)
		case t.IPA != "":
			p.ipa = inAccent(t.IPA, accent)
		case t.Stutter && i+1 < len(words):
			p.ipa = onset(words[i+1].IPA, text[t.From:t.To])
		case t.dropH:
			p.change(func(s string) string { return strings.Replace(s, "h", "", 1) })
		case t.dropG:
			p.change(withoutG)
		}
		if accent == British && p.symbols == "" {
			p.ipa = received(t.Say, p.ipa)
		}
		if strings.Trim(p.ipa, "ˈˌː ") == "" {
			var err error
			if p.ipa, err = s.anyhow(ctx, t, text, accent); err != nil {
				return nil, err
			}
		}
		if t.Emphasis {
			p.change(stressed)
		}
		words[i] = Word{From: t.From, To: t.To, Say: t.Say, IPA: p.ipa, Symbols: p.symbols, Punct: t.Punct, Emphasis: t.Emphasis, Long: t.Long, Joined: t.Joined,
			Guessed: p.guessed}
		if t.Stutter {
			words[i].Say = text[t.From:t.To]
		}
	}
	return words, nil
}

func withoutG(p string) string {
	if stem, ok := strings.CutSuffix(p, "ŋ"); ok {
		return stem + "n"
	}
	return p
}

// accentOf is British for every way to write it, else American.
func accentOf(accent string) string {
	switch strings.ToLower(strings.ReplaceAll(accent, "_", "-")) {
	case "en-gb", "gb", "en-uk", "uk", "british":
		return British
	}
	return American
}
