package phonemes

import (
	"context"
	"fmt"
	"strings"

	"radioplay/voices"
)

// wall is a zero-width space. Between two words it keeps espeak-ng from speaking them as one ("of the"), but also from seeing that
// "to" makes a verb of "record". So a clause is asked without walls first, and with them only to find out where words ran together.
const wall = "\u200b"

// maxLine is the most bytes of a line to espeak-ng; its own limit is 1,000.
const maxLine = 800

// clause fills found with the pronunciation of every token that has something to ask.
func (s *Speaker) clause(ctx context.Context, tokens []Token, found []pronunciation, accent string) error {
	var asked []int
	var words []string
	for i, t := range tokens {
		if t.Say != "" {
			asked = append(asked, i)
			words = append(words, t.Say)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	answer, err := s.words(ctx, words, accent)
	if err != nil {
		return err
	}
	for k, i := range asked {
		found[i].ipa = answer[k]
	}
	return nil
}

// words gives one pronunciation for each word of a clause, as it sounds in it.
func (s *Speaker) words(ctx context.Context, words []string, accent string) ([]string, error) {
	pool := s.pools[accent]
	answer, err := pool.ask(ctx, strings.Join(words, " "))
	if err != nil || len(answer) == len(words) {
		return answer, err
	}
	walled, err := pool.ask(ctx, strings.Join(words, " "+wall+" "))
	if err != nil {
		return nil, err
	}
	if len(walled) != len(words) {
		if walled, err = s.apart(ctx, words, accent); err != nil {
			return nil, err
		}
	}
	return reconcile(answer, walled), nil
}

// apart asks every word by itself.
func (s *Speaker) apart(ctx context.Context, words []string, accent string) ([]string, error) {
	out := make([]string, len(words))
	for i, w := range words {
		ipa, err := s.single(ctx, w, accent)
		if err != nil {
			return nil, err
		}
		out[i] = ipa
	}
	return out, nil
}

// single is how a word is spoken alone.
func (s *Speaker) single(ctx context.Context, word, accent string) (string, error) {
	key := accent + " " + word
	s.mu.Lock()
	ipa, ok := s.alone[key]
	s.mu.Unlock()
	if ok {
		return ipa, nil
	}
	answer, err := s.pools[accent].ask(ctx, word)
	if err != nil {
		return "", err
	}
	ipa = strings.Join(answer, "")
	s.mu.Lock()
	if len(s.alone) > 10000 { // enough for a book; then begin anew
		s.alone = map[string]string{}
	}
	s.alone[key] = ipa
	s.mu.Unlock()
	return ipa, nil
}

// maxMerged is the most words espeak-ng speaks as one.
const maxMerged = 4

// reconcile finds which pieces of the clause's answer are which words. words holds one pronunciation each, in order. A piece that is
// one word is taken as it is; where several ran together, or one fell apart, the words' own pronunciations stand. It is an alignment of least edit distance.
func reconcile(pieces, words []string) []string {
	n, m := len(pieces), len(words)
	const far = 1 << 30
	type step struct{ cost, dp, dw int }
	best := make([][]step, n+1)
	for i := range best {
		best[i] = make([]step, m+1)
		for j := range best[i] {
			best[i][j].cost = far
		}
	}
	best[0][0].cost = 0
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			if best[i][j].cost == far {
				continue
			}
			relax := func(dp, dw int) {
				if i+dp > n || j+dw > m {
					return
				}
				c := best[i][j].cost + 1 - min(dp, dw) + distance(strings.Join(pieces[i:i+dp], ""), strings.Join(words[j:j+dw], ""))
				if to := &best[i+dp][j+dw]; c < to.cost {
					*to = step{c, dp, dw}
				}
			}
			for k := 1; k <= maxMerged; k++ {
				relax(1, k)
				relax(k, 1)
			}
			relax(0, 1)
			relax(1, 0)
		}
	}
	out := append([]string(nil), words...)
	for i, j := n, m; i > 0 || j > 0; {
		s := best[i][j]
		if s.dp == 1 && s.dw == 1 {
			out[j-1] = pieces[i-1]
		}
		i, j = i-s.dp, j-s.dw
	}
	return out
}

// distance is the edit distance of two pronunciations, stress and length left out.
func distance(a, b string) int {
	x, y := []rune(bare.Replace(a)), []rune(bare.Replace(b))
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(y); j++ {
			c := diag
			if x[i-1] != y[j-1] {
				c++
			}
			diag = row[j]
			row[j] = min(c, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(y)]
}

var bare = strings.NewReplacer("ˈ", "", "ˌ", "", "ː", "", "͡", "")

// anyhow finds some sound for a word espeak-ng was silent on: the word alone, then the names of its letters.
func (s *Speaker) anyhow(ctx context.Context, t Token, text, accent string) (string, error) {
	written := text[t.From:t.To]
	if t.Say != "" {
		if ipa, err := s.single(ctx, t.Say, accent); err != nil || strings.Trim(ipa, "ˈˌː") != "" {
			return ipa, err
		}
	}
	if ipa := letterIPA(strings.ToLower(plainLetters(written)), accent); ipa != "" {
		return ipa, nil
	}
	return "", fmt.Errorf("%q has no pronunciation espeak-ng knows: %w; give it one in the cast file's pronunciations", written, voices.ErrUnspeakable)
}
