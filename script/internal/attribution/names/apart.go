package names

// Together counts how two names stand together in the narration.
type Together struct {
	Apart  int // they stand in one sentence, or one speaks to the other or next to the other
	Beside int // they stand in one paragraph
}

// Pairs tells how often two names are told apart. A sentence that means one person twice
// says "he" the second time, so two names in it are two people, nearly always.
type Pairs map[[2]string]Together

func pairOf(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// Of is how two names, by their keys, stand together.
func (p Pairs) Of(a, b string) Together { return p[pairOf(a, b)] }

func (p Pairs) add(a, b string, t Together) {
	k := pairOf(a, b)
	v := p[k]
	p[k] = Together{v.Apart + t.Apart, v.Beside + t.Beside}
}

// used is a name where it stands in a paragraph.
type used struct {
	key              string
	seg, sentence    int
	speaks, vocative bool
	quoted           bool
}

// note counts the pairs of one paragraph's names, and of who speaks in it and in the one before.
func (p Pairs) note(before, names []used) {
	seen := map[[2]string]bool{}
	for i, a := range names {
		for _, b := range before {
			if a.speaks && b.speaks && a.key != b.key {
				p.add(a.key, b.key, Together{Apart: 1})
			}
		}
		for _, b := range names[i+1:] {
			if a.key == b.key {
				continue
			}
			told := !a.quoted && !b.quoted
			if told && a.seg == b.seg && a.sentence == b.sentence || a.speaks && b.vocative || b.speaks && a.vocative {
				p.add(a.key, b.key, Together{Apart: 1})
			}
			if k := pairOf(a.key, b.key); told && !seen[k] {
				seen[k] = true
				p.add(a.key, b.key, Together{Beside: 1})
			}
		}
	}
}
