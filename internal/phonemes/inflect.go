package phonemes

import "strings"

// ending is one that is added to a stem: how the stem may be spelled without it, and how the two sound together.
type ending struct {
	letters string
	stems   func(word string) []string
	sound   func(stem, accent string) string
	kind    string // the kind of word it is added to, where the stem has several
}

// endings, in the order they are tried. Each stem is looked for in the dictionary: the first that is there counts.
var endings = []ending{
	{"'s", cutting("'s"), withS, plain},
	{"s'", cutting("'"), same, plain},
	{"'ll", cutting("'ll"), adding("əl"), plain},
	{"'d", cutting("'d"), withHad, plain},
	{"'ve", cutting("'ve"), adding("əv"), plain},
	{"'re", cutting("'re"), adding("əɹ"), plain},
	{"s", stemsOfS, withS, ""},
	{"ed", stemsOf("ed"), withEd, verb},
	{"ing", stemsOf("ing"), withIng, verb},
	{"in'", func(w string) []string { return stemsOf("ing")(strings.TrimSuffix(w, "'") + "g") }, withIn, verb},
}

// inflected finds a word by its stem: "Heathcliff's", "ogres", "bedazzled".
func (d *dictionary) inflected(word string) senses {
	small := strings.ToLower(word)
	for _, e := range endings {
		if !strings.HasSuffix(small, e.letters) || len(small) < len(e.letters)+2 {
			continue
		}
		for _, stem := range e.stems(word) {
			s := d.look(stem)
			if s == nil && e.letters[0] == '\'' {
				s, _ = d.find(stem)
			}
			if s == nil {
				continue
			}
			if e.kind == verb {
				s = senses{plain: s.of(verb)}
			}
			return s.each(func(p string) string { return e.sound(p, d.accent) })
		}
	}
	return nil
}

// withoutClitic takes off what is written with an apostrophe behind a name nobody knows ("Zorblax'll").
func withoutClitic(word string) (string, ending) {
	plainly := strings.ReplaceAll(word, "’", "'")
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(plainly, e.letters); ok && e.letters[0] == '\'' && stem != "" {
			return stem, e
		}
	}
	return word, ending{sound: same}
}

func cutting(letters string) func(string) []string {
	return func(w string) []string { return []string{w[:len(w)-len(letters)]} }
}

func same(p, _ string) string { return p }

func adding(sound string) func(string, string) string {
	return func(p, accent string) string {
		if accent == British {
			return p + strings.TrimSuffix(sound, "ɹ")
		}
		return p + sound
	}
}

// stemsOfS are what a word in -s may be made of: "boxes" of "box", "ladies" of "lady".
func stemsOfS(w string) []string {
	if strings.HasSuffix(w, "ss") {
		return nil
	}
	stems := []string{w[:len(w)-1]}
	if strings.HasSuffix(w, "ies") {
		stems = append(stems, w[:len(w)-3]+"y")
	} else if strings.HasSuffix(w, "es") {
		stems = append(stems, w[:len(w)-2])
	}
	return stems
}

// stemsOf are what a word may be made of whose ending drops an e, doubles a consonant or, before -ed, turns y into i.
func stemsOf(letters string) func(string) []string {
	return func(w string) []string {
		bare := w[:len(w)-len(letters)]
		n := len(bare)
		stems := []string{bare, bare + "e"}
		if n > 2 && bare[n-1] == bare[n-2] {
			stems = append(stems, bare[:n-1])
		}
		if letters == "ed" && n > 1 && bare[n-1] == 'i' {
			stems = append(stems, bare[:n-1]+"y")
		}
		return stems
	}
}

// withS adds the sound of -s: a syllable after a hissing sound, unvoiced after an unvoiced one.
func withS(p, accent string) string {
	switch last := lastRune(p); {
	case strings.ContainsRune("szʃʒʧʤ", last):
		return p + weakI(accent) + "z"
	case strings.ContainsRune("ptkfθ", last):
		return p + "s"
	}
	return p + "z"
}

// withEd adds the sound of -ed: a syllable after t and d, unvoiced after an unvoiced sound.
func withEd(p, accent string) string {
	switch last := lastRune(p); {
	case strings.ContainsRune("tdT", last):
		return flapped(p, accent) + weakI(accent) + "d"
	case strings.ContainsRune("pkfθsʃʧ", last):
		return p + "t"
	}
	return p + "d"
}

// withHad adds the sound of 'd, for "had" and "would".
func withHad(p, accent string) string {
	if strings.ContainsRune("tdT", lastRune(p)) {
		return p + "əd"
	}
	return p + "d"
}

func withIng(p, accent string) string {
	if accent == British && strings.ContainsRune("əɜɛ", lastRune(strings.TrimSuffix(p, "ː"))) {
		p += "ɹ" // the r that is written is heard before a vowel: "starring"
	}
	return flapped(p, accent) + "ɪŋ"
}

func withIn(p, accent string) string { return strings.TrimSuffix(withIng(p, accent), "ŋ") + "n" }

// flapped is a stem before a vowel: Americans tap its t between vowels.
func flapped(p, accent string) string {
	stem, ok := strings.CutSuffix(p, "t")
	if accent != American || !ok || stem == "" || !strings.ContainsRune(vowels+"ɹ", lastRune(stem)) {
		return p
	}
	return stem + "T"
}

// weakI is the vowel of the endings -es and -ed.
func weakI(accent string) string {
	if accent == British {
		return "ɪ"
	}
	return "ᵻ"
}

func lastRune(s string) rune {
	last := rune(0)
	for _, c := range s {
		last = c
	}
	return last
}
