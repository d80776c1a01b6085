package episode

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"radioplay/internal/deliver"
	"radioplay/internal/mix"
	"radioplay/internal/phonemes"
	"radioplay/internal/place"
	"radioplay/internal/proof"
	"radioplay/internal/takes"
)

// proofLines are the lines of a finished episode with their takes. Gone are the numbers of those whose takes are not kept here any more.
func proofLines(rep *deliver.Report) (lines []proof.Line, gone []int, err error) {
	dir, err := place.Takes()
	if err != nil {
		return nil, nil, err
	}
	store := takes.NewStore(dir)
	for _, l := range rep.Lines {
		t, ok, err := store.Get(l.Take)
		if err != nil || !ok { // a damaged take is gone, too: it has been deleted
			gone = append(gone, l.N)
			continue
		}
		lines = append(lines, proof.Line{N: l.N, Speaker: orName(l.Speaker), Text: l.Text, Manner: l.Delivery, Voice: voiceIn(rep, l), Take: t})
	}
	return lines, gone, nil
}

func orName(speaker string) string {
	if speaker == "" {
		return deliver.NarratorName
	}
	return speaker
}

// voiceIn names the voice of a line with all that bends it.
func voiceIn(rep *deliver.Report, l deliver.Line) string {
	name := func(c deliver.Casting) string { return fmt.Sprint(c.Engine, c.Voice, c.Rate, c.PitchST) }
	speaker := ""
	for _, c := range rep.Cast {
		switch {
		case c.Speaker != orName(l.Speaker):
		case c.As == l.As:
			return name(c)
		case c.As == "":
			speaker = name(c)
		}
	}
	return speaker
}

// suspect says which takes of a production may be wrong.
func suspect(j Job, parts []mix.Part, reqs []takes.Request, at []part) error {
	var lines []proof.Line
	for i, q := range reqs {
		u, p := q.Utterance, parts[at[i].n]
		if at[i].chorus || p.Take.Instead != nil {
			continue
		}
		lines = append(lines, proof.Line{N: q.Line, Speaker: orName(q.Speaker), Text: u.Text, Manner: u.Delivery.Manner,
			Voice: fmt.Sprint(p.Voice.Backend, p.Voice.Name, p.Voice.Rate, p.Voice.PitchST), Take: *p.Take})
	}
	found, err := proof.Suspects(lines)
	if err != nil || len(found) == 0 {
		return err
	}
	var list []int
	for _, s := range found {
		list = append(list, s.N)
	}
	j.Say("%d %s may have gone wrong (%s); 'render check' says why.", len(found), plural(len(found), "take"), numbers(list))
	return nil
}

// Suspects looks at the takes of a finished episode without a recogniser: those that last too long or too short, hold a silence, or say a
// stretch twice. Gone is the number of takes that are not kept here any more.
func Suspects(audio string) (found []proof.Suspicion, gone int, err error) {
	rep, err := readReport(audio)
	if err != nil {
		return nil, 0, err
	}
	lines, left, err := proofLines(rep)
	if err != nil {
		return nil, 0, err
	}
	found, err = proof.Suspects(lines)
	return found, len(left), err
}

// comparer knows how the words of an episode sound, and which of them no recogniser can know: the names of its people, what
// its cast file pronounces, and what no dictionary has. Without espeak-ng it goes by spelling. Close it.
type comparer struct {
	proof.Comparer
	speaker *phonemes.Speaker
	lexicon map[string]string

	mu    sync.Mutex
	known map[string]string
}

func newComparer(ctx context.Context, rep *deliver.Report, lines []proof.Line) *comparer {
	c := &comparer{known: map[string]string{}, lexicon: rep.Made.Pronunciations}
	c.Names = map[string]bool{}
	for _, r := range rep.Cast {
		for _, n := range strings.Fields(r.Speaker + " " + r.As) {
			c.name(n)
		}
	}
	for w := range c.lexicon {
		for _, n := range strings.Fields(w) {
			c.name(n)
		}
	}
	s, err := openSpeaker()
	if err != nil {
		return c
	}
	c.speaker = s
	c.Sound = func(w string) string { ipa, _ := c.sound(ctx, w); return ipa }
	for _, l := range lines {
		for _, s := range phonemes.Saids(l.Text) {
			if _, guessed := c.sound(ctx, s.Word); guessed {
				c.name(s.Word)
			}
		}
	}
	return c
}

func (c *comparer) name(word string) {
	for _, s := range phonemes.Saids(word) {
		if w := strings.ReplaceAll(s.Word, "'", ""); len(w) > 2 && w != "the" && w != "narrator" {
			c.Names[w], c.Names[w+"s"] = true, true
		}
	}
}

// close frees what the sounds come from.
func (c *comparer) close() {
	if c.speaker != nil {
		c.speaker.Close()
	}
}

// plainSounds takes away what no two transcripts differ by: stress and length, and the shades of unstressed vowels.
var plainSounds = strings.NewReplacer("ˈ", "", "ˌ", "", "ː", "", "͡", "", " ", "", "ɾ", "t", "ʌ", "ə", "ᵻ", "ɪ", "ɚ", "əɹ", "ɜ", "ə", "ɐ", "ə", "ɡ", "g", "ʔ", "t")

func (c *comparer) sound(ctx context.Context, word string) (ipa string, guessed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s, ok := c.known[word]; ok {
		return s, false
	}
	words, err := c.speaker.Phonemes(ctx, word, phonemes.American, c.lexicon)
	if err == nil {
		for _, w := range words {
			ipa += plainSounds.Replace(w.IPA)
			guessed = guessed || w.Guessed
		}
	}
	c.known[word] = ipa
	return ipa, guessed
}
