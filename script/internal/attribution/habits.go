package attribution

import (
	"math"
	"math/bits"
	"sort"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/turn"
)

// habits is what the turns whose speaker is beyond doubt tell of the others: who is
// talking hereabouts, how long each goes on, and in which words.
type habits struct {
	at    map[int][]int // a person's settled turns, ascending
	words map[int]int   // how many words they say in them
	uses  map[int]map[string]int
	all   map[string]int // how many people's settled turns have the word
	total int            // words in all of them
}

// enoughWords is how many words of a person are needed to know their manner of speaking.
const enoughWords = 40

func findHabits(t *lang.Text, turns []*turn.Turn) *habits {
	h := &habits{at: map[int][]int{}, words: map[int]int{}, uses: map[int]map[string]int{}, all: map[string]int{}}
	for i, u := range turns {
		w := u.Settled()
		if w < 0 {
			continue
		}
		h.at[w] = append(h.at[w], i)
		h.words[w] += u.Words
		if h.uses[w] == nil {
			h.uses[w] = map[string]int{}
		}
		eachWord(u, t, func(word string) {
			h.uses[w][word]++
			h.all[word]++
			h.total++
		})
	}
	return h
}

func eachWord(u *turn.Turn, t *lang.Text, do func(string)) {
	for _, r := range u.Segs {
		for _, k := range t.Paras[r.Para].Toks[r.Seg] {
			do(k.Low)
		}
	}
}

// around tells how many of the settled turns near turn i are w's: before it and behind it, 0 to 3 each.
func (h *habits) around(i, w int) int {
	at := h.at[w]
	k := sort.SearchInts(at, i)
	before, behind := 0, 0
	for j := k - 1; j >= 0 && at[j] >= i-10; j-- {
		before++
	}
	for j := k; j < len(at) && at[j] <= i+10; j++ {
		behind += yes(at[j] != i)
	}
	return 4*min(3, bits.Len(uint(before))) + min(3, bits.Len(uint(behind)))
}

// length compares a turn with how long w's are: 0 nothing known, 1 much shorter to 7 much longer.
func (h *habits) length(u *turn.Turn, w int) int {
	n := len(h.at[w])
	if n < 3 {
		return 0
	}
	mean := float64(h.words[w]) / float64(n)
	return 4 + min(3, max(-3, int(math.Round(math.Log2(float64(u.Words+1)/(mean+1))))))
}

// manner tells how much likelier w is to say these words than people of the book are: 0 nothing known, 1 much less to 9 much more.
func (h *habits) manner(t *lang.Text, u *turn.Turn, w int) int {
	if h.words[w] < enoughWords {
		return 0
	}
	uses, n := h.uses[w], float64(h.words[w])
	gain := 0.0
	eachWord(u, t, func(word string) {
		common := (float64(h.all[word]) + 0.5) / (float64(h.total) + 1)
		gain += math.Log((float64(uses[word])+mannerPrior*common)/(n+mannerPrior)) - math.Log(common)
	})
	return 5 + min(4, max(-4, int(math.Round(gain))))
}

// mannerPrior is how many words of everybody's weigh as much as a person's own.
const mannerPrior = 200
