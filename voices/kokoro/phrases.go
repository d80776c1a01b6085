package kokoro

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// pad stands before and after the symbols of every phrase.
const pad = 0

// A phrase is what the model speaks at once. The model takes up to 510 symbols,
// but memory grows with length (230 symbols are some 15 s), and all text is
// divided at its sentences before it comes near that; comfortable is their usual length.
const (
	maxSymbols  = 230
	comfortable = 110
)

// vocab numbers the symbols the model knows.
type vocab map[string]int64

func readVocab(path string) (vocab, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file struct {
		Vocab vocab `json:"vocab"`
	}
	if err := json.Unmarshal(b, &file); err != nil || len(file.Vocab) == 0 {
		return nil, fmt.Errorf("%s holds no symbol table: %v", path, err)
	}
	return file.Vocab, nil
}

// symbol is one symbol of a phrase.
type symbol struct {
	id    int64
	r     rune
	word  int  // index of the word it sounds; -1 for spaces and punctuation
	drawn bool // held long, as the author drew it out
	noise bool // of a noise, not a word
	held  bool // the sound of a noise that is held

	carrier bool // not to be heard

	stressed, aside, trails, cut bool // as the text marks its word
}

// phrase is what is spoken at once, and how it is set off from the next.
type phrase struct {
	symbols []symbol
	pause   time.Duration // natural pause after it at normal speed, when another follows
	last    bool
	cut     bool // a dash breaks it off
}

// unit is a word with what follows it: a phrase can end after any.
type unit struct {
	symbols []symbol
	rank    int // of the break after it: 3 sentence, 2 clause, 1 comma, 0 none
}

// phrases turns words into symbols and divides them where a reader would breathe.
func (v vocab) phrases(words []phonemes.Word, accent string) ([]phrase, error) {
	var units []unit
	for i, w := range words {
		u, err := v.unit(w, i, accent)
		if err != nil {
			return nil, err
		}
		for len(u.symbols) > maxSymbols { // one endless word: spoken in pieces, never cut
			units = append(units, unit{symbols: u.symbols[:maxSymbols]})
			u.symbols = u.symbols[maxSymbols:]
		}
		units = append(units, u)
	}
	if len(units) == 0 {
		return nil, voices.ErrUnspeakable
	}
	var out []phrase
	from := 0
	for _, to := range divide(units) {
		p := phrase{pause: pauses[units[to-1].rank]}
		for _, u := range units[from:to] {
			p.symbols = append(p.symbols, u.symbols...)
		}
		for n := len(p.symbols); n > 1 && p.symbols[n-1].r == ' '; n-- {
			p.symbols = p.symbols[:n-1]
		}
		if p.onlyNoises() {
			p.symbols = append(p.symbols, v.carrier()...)
		}
		out = append(out, p)
		from = to
	}
	out[len(out)-1].last = true
	return out, nil
}

// pauses between phrases by the rank of the break; about what the model itself leaves at such marks.
var pauses = [4]time.Duration{0, 140 * time.Millisecond, 220 * time.Millisecond, 340 * time.Millisecond}

func (v vocab) unit(w phonemes.Word, index int, accent string) (unit, error) {
	var u unit
	spoken := w.Kokoro(accent)
	noise, isNoise := noises[w.IPA]
	if isNoise {
		spoken = noise
	}
	stressed := false
	for _, r := range spoken {
		if isNoise && r == 'ː' {
			continue
		}
		id, ok := v[string(r)]
		if !ok {
			return u, fmt.Errorf("%q: the model has no symbol %q", w.Say, r)
		}
		s := symbol{id: id, r: r, word: index, noise: isNoise}
		if isNoise && strings.Contains(spoken, string(r)+"ː") {
			s.held, s.drawn = true, w.Long
		}
		if w.Long && isVowel(r) && (stressed || !strings.ContainsRune(spoken, 'ˈ')) {
			s.drawn, w.Long = true, false
		}
		stressed = stressed || r == 'ˈ'
		u.symbols = append(u.symbols, s)
	}
	if len(u.symbols) == 0 {
		return u, fmt.Errorf("%q: %w: nothing of its sounds %q is in the model's alphabet", w.Say, voices.ErrUnspeakable, w.IPA)
	}
	for _, r := range w.Punct {
		if id, ok := v[string(r)]; ok {
			u.symbols = append(u.symbols, symbol{id: id, r: r, word: -1})
		}
		u.rank = max(u.rank, rankOf(r))
	}
	if !w.Joined {
		u.symbols = append(u.symbols, symbol{id: v[" "], r: ' ', word: -1})
	}
	return u, nil
}

func rankOf(r rune) int {
	switch r {
	case '.', '!', '?', '…':
		return 3
	case ';', ':', '—':
		return 2
	case ',':
		return 1
	}
	return 0
}

// vowels of the model's alphabet, diphthongs included.
const vowels = "AIOQWYaiueoɑɐɒæɔəɚɛɜɪʊʌᵊᵻ"

func isVowel(r rune) bool { return utf8.ValidRune(r) && strings.ContainsRune(vowels, r) }

// breakCost of ending a phrase after a break of each rank, against a phrase
// that is off its best length by all of it, which costs 1.
var breakCost = [4]float64{8, 1.2, 0.6, 0}

// divide finds the cheapest places to end phrases: the result is the index after each phrase's last unit.
func divide(units []unit) []int {
	total := 0
	for _, u := range units {
		total += len(u.symbols)
	}
	if total <= comfortable {
		return []int{len(units)}
	}
	best := float64(total) / math.Ceil(float64(total)/comfortable)
	n := len(units)
	cost, next := make([]float64, n+1), make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		cost[i] = math.Inf(1)
		length := 0
		for j := i; j < n; j++ {
			length += len(units[j].symbols)
			if length > maxSymbols && j > i {
				break
			}
			off := (float64(length) - best) / best
			c := off*off + cost[j+1]
			if j+1 < n {
				c += breakCost[units[j].rank]
			}
			if c < cost[i] {
				cost[i], next[i] = c, j+1
			}
		}
	}
	var ends []int
	for i := 0; i < n; i = next[i] {
		ends = append(ends, next[i])
	}
	return ends
}
