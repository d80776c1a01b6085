package phonemes

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"radioplay/voices"
)

// open starts espeak-ng, which the tests need for real.
func open(t *testing.T) *Speaker {
	t.Helper()
	s, err := Open(Options{})
	if errors.Is(err, voices.ErrNotInstalled) && os.Getenv("CI") == "" {
		t.Skip("espeak-ng is not installed: " + InstallCommand())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func say(t *testing.T, s *Speaker, text, accent string, lexicon map[string]string) string {
	t.Helper()
	words, err := s.Phonemes(context.Background(), text, accent, lexicon)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	var out []string
	for _, w := range words {
		out = append(out, Kokoro(w.IPA, accent)+w.Punct)
	}
	return strings.Join(out, " ")
}

func TestPhonemes(t *testing.T) {
	s := open(t)
	lexicon := map[string]string{"Siobhan": "shiv-AWN", "Nguyen": "/ˈwɪn/", "Mary Sue": "/ˌmɛɹiˈsuː/"}
	for _, c := range []struct{ text, american, british string }{
		{"The boys in the house.", "ðə bˈYz ɪn ðə hˈWs.", "ðə bˈYz ɪn ðə hˈWs."},                             // "in the" is one word to espeak-ng
		{"I want to record the record.", "I wˈɔnt tə ɹᵻkˈɔɹd ðə ɹˈɛkəɹd.", "I wˈɒnt tə ɹɪkˈɔːd ðə ɹˈɛkɔːd."}, // verb, then noun
		{"They live for a live show.", "ðA lˈɪv fɔɹ ɐ lˈIv ʃˈO.", "ðA lˈɪv fɔːɹ ɐ lˈIv ʃˈQ."},
		{"The apple, the pear.", "ði ˈæpᵊl, ðə pˈɛɹ.", "ði ˈapᵊl, ðə pˈɛː."},
		{"'S all over", "s ˈɔl ˈOvəɹ", "s ˈɔːl ˈQvə"},
		{"the FBI", "ði ˌɛfbˌiˈI", "ði ˌɛfbˌiːˈI"},
		{"dancin'", "dˈænsɪn", "dˈɑːnsɪn"},
		{"'ello", "ɛlˈO", "ɛlˈQ"},
		{"'ouse", "ˈWs", "ˈWs"},
		{"W-what?", "wə, wˈʌt?", "wə, wˈɒt?"},
		{"Th-that", "ðə, ðˈæt", "ðə, ðˈat"},
		{"One of them", "wˈʌn ʌv ðˌɛm", "wˈʌn ɒv ðˌɛm"},
		{"I *was* there", "I wˈʌz ðˈɛɹ", "I wˈɒz ðˈɛː"},
		{"Siobhan's here", "ʃɪvˈɔnz hˈɪɹ", "ʃɪvˈɔːnz hˈɪə"},
		{"siobhan Nguyen", "ʃɪvˈɔn wˈɪn", "ʃɪvˈɔːn wˈɪn"},
		{"Mary Sue ran", "mˌɛɹisˈu ɹˈæn", "mˌɛɹisˈuː ɹˈan"},
		{"She didn't", "ʃi dˈɪdᵊnt", "ʃiː dˈɪdᵊnt"},
		{"a zoo", "ɐ zˈu", "ɐ zˈuː"},
		{"the letter Z", "ðə lˈɛTəɹ zˈi", "ðə lˈɛtə zˈɛd"},
		{"7:45", "sˈɛvən fˈɔɹTi fˈIv", "sˈɛvən fˈɔːti fˈIv"},
	} {
		if got := say(t, s, c.text, American, lexicon); got != c.american {
			t.Errorf("%s: American %s, want %s", c.text, got, c.american)
		}
		if got := say(t, s, c.text, British, lexicon); got != c.british {
			t.Errorf("%s: British %s, want %s", c.text, got, c.british)
		}
	}
}

// TestEveryTokenSounds asks every case of the normaliser: each token must give a sound Kokoro can make.
func TestEveryTokenSounds(t *testing.T) {
	t.Run("espeak-ng", func(t *testing.T) { everyTokenSounds(t, open(t)) })
	t.Run("dictionaries", func(t *testing.T) { everyTokenSounds(t, openWithDictionaries(t)) })
}

func everyTokenSounds(t *testing.T, s *Speaker) {
	b, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		text, _, ok := strings.Cut(line, "\t")
		if !ok || len(Normalize(text)) == 0 {
			continue
		}
		tokens := Normalize(text)
		words, err := s.Phonemes(context.Background(), text, American, nil)
		if err != nil || len(words) != len(tokens) {
			t.Fatalf("%q: %d words for %d tokens, %v", text, len(words), len(tokens), err)
		}
		for i, w := range words {
			if k := w.Kokoro(American); strings.Trim(k, "ˈˌ ") == "" {
				t.Errorf("%q: %q (%s) has no sound for Kokoro", text, w.Say, w.IPA)
			}
			if w.From != tokens[i].From || w.To != tokens[i].To || w.Punct != tokens[i].Punct {
				t.Errorf("%q: word %q lost its place", text, w.Say)
			}
		}
	}
}

// TestRestart kills the child processes: the next question starts another.
func TestRestart(t *testing.T) {
	s := open(t)
	want := say(t, s, "Still here", American, nil)
	p := s.pools[American]
	for range cap(p.slots) {
		proc := <-p.slots
		if proc != nil {
			if err := proc.cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		p.slots <- proc
	}
	if got := say(t, s, "Still here", American, nil); got != want {
		t.Errorf("after the restart %q, before it %q", got, want)
	}
}

func TestManyAtOnce(t *testing.T) {
	s := open(t)
	want := map[string]string{}
	for _, text := range []string{"The first of them", "And a second one, here", "3 men", "out of the way"} {
		want[text] = say(t, s, text, British, nil)
	}
	var wg sync.WaitGroup
	for range 4 {
		for text, w := range want {
			wg.Go(func() {
				if got := say(t, s, text, British, nil); got != w {
					t.Errorf("%q: %q, alone %q", text, got, w)
				}
			})
		}
	}
	wg.Wait()
}

func TestErrors(t *testing.T) {
	if _, err := Open(Options{Program: "no-such-espeak"}); !errors.Is(err, voices.ErrNotInstalled) || !strings.Contains(err.Error(), "install") {
		t.Errorf("missing program: %v", err)
	}
	if cat := "/bin/cat"; exists(cat) {
		if _, err := Open(Options{Program: cat}); err == nil {
			t.Error("a program that is no espeak-ng was taken for one")
		}
	}
	s := open(t)
	if _, err := s.Phonemes(context.Background(), " … *** ", American, nil); !errors.Is(err, voices.ErrUnspeakable) {
		t.Errorf("no word: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Phonemes(ctx, "Hello", American, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if got := say(t, s, "Hello", American, nil); got != "həlˈO" {
		t.Errorf("after a cancelled question: %q", got)
	}
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

// TestLongText has no pause to part it at, and a word longer than espeak-ng's lines.
func TestLongText(t *testing.T) {
	s := open(t)
	text := strings.Repeat("word ", 500) + strings.Repeat("la", 1000)
	words, err := s.Phonemes(context.Background(), text, American, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(words) < 501 || words[len(words)-1].To != len(text) {
		t.Errorf("%d words, the last ends at %d of %d", len(words), words[len(words)-1].To, len(text))
	}
	var sounds int
	for _, w := range words[500:] {
		sounds += utf8.RuneCountInString(w.IPA)
	}
	if sounds < 1500 {
		t.Errorf("the long word has only %d sounds", sounds)
	}
}

func TestReconcile(t *testing.T) {
	for _, c := range []struct{ pieces, words, want string }{
		{"wˈʌn ʌvðə bˈɔɪz", "wˈʌn ʌv ðə bˈɔɪz", "wˈʌn ʌv ðə bˈɔɪz"},
		{"tə ɹᵻkˈoːɹd ɪnðə hˈaʊs", "tə ɹˈɛkɚd ɪn ðə hˈaʊs", "tə ɹᵻkˈoːɹd ɪn ðə hˈaʊs"},
		{"juː tˈuːb ɪz", "jˈuːtuːb ɪz", "jˈuːtuːb ɪz"},
	} {
		got := strings.Join(reconcile(strings.Fields(c.pieces), strings.Fields(c.words)), " ")
		if got != c.want {
			t.Errorf("%s / %s: %s, want %s", c.pieces, c.words, got, c.want)
		}
	}
}

func TestKokoroSymbols(t *testing.T) {
	for _, c := range []struct{ ipa, accent, want string }{
		{"ʃɪˈvɔːn", American, "ʃɪvˈɔn"}, {"ʃɪˈvɔːn", British, "ʃɪvˈɔːn"}, {"nˈɜːs", American, "nˈɜɹs"}, {"tʃˈɛ͡ɹ", American, "tʃˈɛɹ"},
		{"t͡ʃˈe͡ə", British, "ʧˈɛː"}, {"ˈbʌtn̩", American, "bˈʌtᵊn"}, {"lˈɪɾə͡l", American, "lˈɪTᵊl"}, {"lˈɪɾə͡l", British, "lˈɪtᵊl"},
		{"bax", American, "bæk"}, {"fˈa͡ɪ͡ɚɹ", American, "fˈIəɹ"}, {"☃", American, ""},
	} {
		if got := Kokoro(c.ipa, c.accent); got != c.want {
			t.Errorf("Kokoro(%s, %s) = %s, want %s", c.ipa, c.accent, got, c.want)
		}
	}
}
