package phonemes

import (
	"context"
	"sort"
	"strings"
	"unicode"
)

// entry is a word or several, and how they are said.
type entry struct {
	words []string // small letters
	say   string
}

type lexicon []entry

// newLexicon sorts the longest entries first, so that "Mary Sue" goes before "Mary".
func newLexicon(m map[string]string) lexicon {
	var l lexicon
	for word, say := range m {
		if f := strings.Fields(fold(word)); len(f) > 0 && strings.TrimSpace(say) != "" {
			l = append(l, entry{f, strings.TrimSpace(say)})
		}
	}
	sort.Slice(l, func(i, j int) bool {
		if len(l[i].words) != len(l[j].words) {
			return len(l[i].words) > len(l[j].words)
		}
		return strings.Join(l[i].words, " ") < strings.Join(l[j].words, " ")
	})
	return l
}

func fold(s string) string {
	return strings.ToLower(strings.NewReplacer("’", "'", "-", " ").Replace(s))
}

// match finds the entry for the first tokens: how many tokens it covers (0: none fits), and whether a possessive 's is written after it.
func (l lexicon) match(tokens []Token, text string) (e entry, n int, possessive bool) {
	for _, e := range l {
		if len(e.words) > len(tokens) {
			continue
		}
		possessive, ok := false, true
		for k, w := range e.words {
			written := fold(text[tokens[k].From:tokens[k].To])
			if k == len(e.words)-1 && written == w+"'s" {
				possessive = true
			} else if written != w || (k < len(e.words)-1 && tokens[k].Punct != "") {
				ok = false
				break
			}
		}
		if !ok {
			continue
		}
		n := len(e.words)
		for n < len(tokens) && tokens[n].From == tokens[n-1].From { // the rest of a word that is spoken as several
			n++
		}
		return e, n, possessive
	}
	return entry{}, 0, false
}

// entryIPA is the pronunciation an entry asks for: IPA between slashes, or a respelling. In a respelling hyphens part syllables, and
// the one in CAPITALS is stressed (the first, when none is).
func (s *Speaker) entryIPA(ctx context.Context, say, accent string) (string, error) {
	if len(say) > 2 && say[0] == '/' && say[len(say)-1] == '/' {
		return strings.Trim(say, "/"), nil
	}
	var out []string
	for _, word := range strings.Fields(say) {
		syllables := strings.FieldsFunc(word, func(c rune) bool { return c == '-' || c == '·' })
		main := 0
		for i, syl := range syllables {
			if isCaps(syl) {
				main = i
				break
			}
		}
		var b strings.Builder
		for i, syl := range syllables {
			ipa, err := s.single(ctx, strings.ToLower(strings.TrimFunc(syl, func(c rune) bool { return !unicode.IsLetter(c) })), accent)
			if err != nil {
				return "", err
			}
			switch {
			case len(syllables) == 1:
			case i == main:
				ipa = stressed(ipa)
			default:
				ipa = strings.NewReplacer("ˈ", "", "ˌ", "").Replace(ipa)
			}
			b.WriteString(ipa)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, " "), nil
}
