package phonemes

import (
	"context"
	"os"
	"strings"
	"testing"

	"radioplay/internal/components"
)

// openWithDictionaries is open with the dictionaries Kokoro was trained with, which the tests need for real.
func openWithDictionaries(t *testing.T) *Speaker {
	t.Helper()
	open(t)
	dir, ok, err := components.Installed(components.Dictionaries())
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		if os.Getenv("CI") != "" {
			t.Fatal("the dictionaries are not installed; run: " + components.InstallCommand)
		}
		t.Skip("the dictionaries are not installed; run: " + components.InstallCommand)
	}
	s, err := Open(Options{Dictionaries: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func sayBoth(t *testing.T, s *Speaker, text string) (american, british string) {
	t.Helper()
	var out [2]string
	for k, accent := range []string{American, British} {
		words, err := s.Phonemes(context.Background(), text, accent, nil)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		var b []string
		for _, w := range words {
			b = append(b, w.Kokoro(accent)+w.Punct)
		}
		out[k] = strings.Join(b, " ")
	}
	return out[0], out[1]
}

func TestWordsFromTheDictionary(t *testing.T) {
	s := openWithDictionaries(t)
	for _, c := range []struct{ text, american, british string }{
		{"The apple, the pear.", "ði ˈæpᵊl, ðə pˈɛɹ.", "ði ˈapᵊl, ðə pˈɛː."},
		{"I want to eat, and to go to, a bath.", "ˌI wˈɑnt tʊ ˈit, ænd tə ɡˌO tu, ɐ bˈæθ.", "ˌI wˈɒnt tʊ ˈiːt, and tə ɡˌQ tuː, ɐ bˈɑːθ."},
		{"Heathcliff's dogs bedazzled the boxes.", "hˈiθklˌɪfs dˈɔɡz bədˈæzᵊld ðə bˈɑksᵻz.", "hˈiːθklˌɪfs dˈɒɡz bɪdˈazᵊld ðə bˈɒksɪz."},
		{"dancin' on the moorland", "dˈænsɪn ˌɔn ðə mˈʊɹlˌænd", "dˈɑːnsɪn ˌɒn ðə mˈʊələnd"},
		{"Give it to *the* man.", "ɡˈɪv ɪt tə ðˈi mˈæn.", "ɡˈɪv ɪt tə ðˈi mˈan."},
		{"'e 'ad a plan", "i æd ɐ plˈæn", "iː ad ɐ plˈan"},
		{"I know that he can.", "ˌI nˈO ðæt hi kˈæn.", "ˌI nˈQ ðat hiː kˈan."},
		{"He can see that.", "hi kæn sˈi ðˈæt.", "hiː kan sˈiː ðˈat."},
		{"W-what?", "wə, wˌʌt?", "wə, wˌɒt?"},
		{"the FBI", "ði ˌɛfbˌiˈI", "ði ˌɛfbˌiːˈI"},
		{"Siobhan loved Nguyen's naïve aunt.", "ʃɪvˈɔn lˈʌvd wˈɪnz nɑˈiv ˈænt.", "ʃɪvˈɔːn lˈʌvd wˈɪnz nIˈiːv ˈɑːnt."},
		{"Stormhold stands by the Blackwater.", "stˈɔɹmhˌOld stˈændz bI ðə blˈækwˌɔTəɹ.", "stˈɔːmhˌQld stˈandz bI ðə blˈakwˌɔːtə."},
	} {
		a, b := sayBoth(t, s, c.text)
		if a != c.american || b != c.british {
			t.Errorf("{%q, %q, %q},", c.text, a, b)
		}
	}
}

// TestHeteronyms reads testdata/heteronyms.tsv: a word, its sounds, and a sentence that decides between them.
func TestHeteronyms(t *testing.T) {
	s := openWithDictionaries(t)
	b, err := os.ReadFile("testdata/heteronyms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	words, cases, wrong := map[string]bool{}, 0, 0
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 {
			t.Fatalf("%q: want a word, its sounds and a sentence", line)
		}
		spoken, err := s.Phonemes(context.Background(), f[2], American, nil)
		if err != nil {
			t.Fatal(err)
		}
		words[strings.ToLower(f[0])] = true
		cases++
		found := false
		for _, w := range spoken {
			if f[2][w.From:w.To] != f[0] && !strings.EqualFold(f[2][w.From:w.To], f[0]) {
				continue
			}
			found = true
			if w.Symbols != f[1] {
				wrong++
				t.Logf("%s in %q: %s, want %s", f[0], f[2], w.Symbols, f[1])
			}
		}
		if !found {
			t.Errorf("%s is not in %q", f[0], f[2])
		}
	}
	t.Logf("%d of %d sentences are wrong, for %d words", wrong, cases, len(words))
	if len(words) < 60 || cases < 180 || wrong*20 > cases {
		t.Errorf("%d of %d sentences are wrong, for %d words; at most one in twenty may be, of 180 for 60 words", wrong, cases, len(words))
	}
}

// TestCluesAndSenses holds the tables together: a clue names a sense its word has, and conditions that are read.
func TestCluesAndSenses(t *testing.T) {
	s := openWithDictionaries(t)
	for accent, d := range s.dictionaries {
		if err := d.load(); err != nil {
			t.Fatal(err)
		}
		for word, list := range clues {
			found, _ := d.find(word)
			for _, c := range list {
				// A word may keep the sound of one sense for another: "minutes" has one alone.
				if _, ok := found[c.kind]; !ok && len(found) > 1 && c.kind != plain && c.kind != noun {
					t.Errorf("%s: %s has no sense %s", accent, word, c.kind)
				}
				for name, words := range c.lists {
					if !strings.Contains(" before before2 after after2 sentence ", " "+name+" ") || len(words) == 0 {
						t.Errorf("%s: condition %q has %d words", word, name, len(words))
					}
				}
			}
		}
	}
	for word, all := range ownSenses[American] {
		for kind, p := range all {
			if p == "" || ownSenses[British][word][kind] == "" || all[plain] == "" {
				t.Errorf("%s %s lacks a sound", word, kind)
			}
		}
	}
}

func TestEndings(t *testing.T) {
	s := openWithDictionaries(t)
	for _, c := range []struct{ text, american, british string }{
		{"Agamemnon's ogres", "ˌæɡəmˈɛmnɑnz ˈOɡəɹz", "ˌaɡəmˈɛmnənz ˈQɡəz"},
		{"Felix's", "fˈilɪksᵻz", "fˈiːlɪksɪz"},
		{"the ships' bells", "ðə ʃˈɪps bˈɛlz", "ðə ʃˈɪps bˈɛlz"},
		{"Dovers and Malachis", "dˈOvəɹz ænd mˈæləkˌIz", "dˈQvəz and mˈaləkIz"},
		{"hobbled, bedimmed", "hˈɑbᵊld, bədˈɪmd", "hˈɒbᵊld, bɪdˈɪmd"},
		{"mithered", "mˈɪðəɹd", "mˈIðəd"},
		{"bicycling", "bˈIsɪklɪŋ", "bˈIsɪklɪŋ"},
		{"Isolde'll know", "ɪzˈɔldəl nˈO", "ɪzˈɒldəl nˈQ"},
		{"Hermione'll know", "hɜɹmˈIəniəl nˈO", "hɜːmˈIənɪəl nˈQ"},
	} {
		a, b := sayBoth(t, s, c.text)
		if a != c.american || b != c.british {
			t.Errorf("{%q, %q, %q},", c.text, a, b)
		}
	}
}
