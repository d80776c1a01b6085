package people

import (
	"maps"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// goneOn is how often a text goes on about somebody who has been introduced, with he and with she.
type goneOn map[string]int

// introduced counts how often somebody told by an epithet alone is whom the next sentence calls he or she: "A page put her
// head in. She had a cold." Who is gone on about is somebody, whatever they do.
func (c *Cast) introduced(t *lang.Text) map[string]goneOn {
	out := map[string]goneOn{}
	var about []meaning
	told := map[string]bool{} // whom the paragraph of these calls he or she before it has them
	for _, p := range t.Paras {
		if p.SceneStart || p.Index > 0 && t.Paras[p.Index-1].Talks() {
			about = nil
		}
		here := map[string]bool{}
		for _, toks := range p.Narration() {
			for _, sent := range lang.Sentences(toks) {
				if g := lang.PronounGender(leading(sent)); g != "" {
					if key := soleEpithet(about, g); key != "" && (here[g] || !told[g]) { // "She laughed. The clerk sneezed." and then "she called"
						if out[key] == nil {
							out[key] = goneOn{}
						}
						out[key][g]++
					}
				}
				if now := c.meanings(sent); len(now) > 0 {
					about, told = now, maps.Clone(here)
				}
				here[lang.PronounGender(leading(sent))] = true
			}
		}
	}
	return out
}

// meaning is somebody a sentence has: with a name, or by an epithet.
type meaning struct{ epithet, gender string }

var introducing = lang.Set("a an the another")

// meanings lists whom a sentence names and describes.
func (c *Cast) meanings(sent []lang.Token) (out []meaning) {
	for i := 0; i < len(sent); i++ {
		if who, n := c.NameAt(sent, i); n > 0 {
			out = append(out, meaning{"", genderOf(c.People[who])})
			i += n - 1
		} else if key, noun, n, indef := c.EpithetAt(sent, i); n > 0 && !sent[i+n-1].Possessive {
			if indef || noun == "one" || lang.Creatures[noun] && i > 0 || !introducing[sent[i].Low] || i > 0 && sent[i].Before == "" && lang.Preposition[sent[i-1].Low] {
				key = "" // "her flatmate", "with a boy", "held a cat": somebody, but hardly whom the text goes on about
			}
			out = append(out, meaning{key, lang.PersonNouns[noun]})
			i += n - 1
		}
	}
	return out
}

// leading is the pronoun that a sentence begins with, or the tag at its beginning has: "He", "said she".
func leading(sent []lang.Token) string {
	for i := 0; i < min(2, len(sent)); i++ {
		if w := sent[i].Low; w == "he" || w == "she" {
			return w
		}
		if !prose.SpeechVerb(sent[i].Low) {
			break
		}
	}
	return ""
}

// soleEpithet is the epithet that a pronoun of gender g means, when it is the only one that it can mean.
func soleEpithet(about []meaning, g string) string {
	key, n := "", 0
	for _, m := range about {
		if m.gender != lang.Opposite(g) && (m.epithet == "" || m.epithet != key) {
			key = m.epithet
			n++
		}
	}
	if n != 1 {
		return ""
	}
	return key
}
