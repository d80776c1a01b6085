package attribution

import "radioplay/script/internal/prose"

// goneOn is how often a text goes on about somebody who has been introduced, with he and with she.
type goneOn map[string]int

// introduced counts how often somebody told by an epithet alone is whom the next sentence calls he or she: "A page put her
// head in. She had a cold." Who is gone on about is somebody, whatever they do.
func (c *cast) introduced(t *text) map[string]goneOn {
	out := map[string]goneOn{}
	var about []meaning
	for _, p := range t.paras {
		if p.sceneStart || p.index > 0 && t.paras[p.index-1].talks() {
			about = nil
		}
		for _, toks := range p.narration() {
			for _, sent := range sentences(toks) {
				if g := pronounGender(leading(sent)); g != "" {
					if key := soleEpithet(about, g); key != "" {
						if out[key] == nil {
							out[key] = goneOn{}
						}
						out[key][g]++
					}
				}
				if now := c.meanings(sent); len(now) > 0 {
					about = now
				}
			}
		}
	}
	return out
}

// meaning is somebody a sentence has: with a name, or by an epithet.
type meaning struct{ epithet, gender string }

var introducing = words("a an the another")

// meanings lists whom a sentence names and describes.
func (c *cast) meanings(sent []token) (out []meaning) {
	for i := 0; i < len(sent); i++ {
		if who, n := c.nameAt(sent, i); n > 0 {
			out = append(out, meaning{"", genderOf(c.people[who])})
			i += n - 1
		} else if key, noun, n, indef := c.epithetAt(sent, i); n > 0 && !sent[i+n-1].possessive {
			if indef || noun == "one" || !introducing[sent[i].low] || i > 0 && sent[i].before == "" && preposition[sent[i-1].low] {
				key = "" // "her flatmate", "with a boy": somebody, but hardly whom the text goes on about
			}
			out = append(out, meaning{key, personNouns[noun]})
			i += n - 1
		}
	}
	return out
}

// leading is the pronoun that a sentence begins with, or the tag at its beginning has: "He", "said she".
func leading(sent []token) string {
	for i := 0; i < min(2, len(sent)); i++ {
		if w := sent[i].low; w == "he" || w == "she" {
			return w
		}
		if !prose.SpeechVerb(sent[i].low) {
			break
		}
	}
	return ""
}

// soleEpithet is the epithet that a pronoun of gender g means, when it is the only one that it can mean.
func soleEpithet(about []meaning, g string) string {
	key, n := "", 0
	for _, m := range about {
		if m.gender != opposite(g) && (m.epithet == "" || m.epithet != key) {
			key = m.epithet
			n++
		}
	}
	if n != 1 {
		return ""
	}
	return key
}
