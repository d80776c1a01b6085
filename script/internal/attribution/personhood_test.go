package attribution

import "testing"

// Who speaks where a sentence of narration or a word of the talk tells it.
func TestTold(t *testing.T) {
	for _, c := range []struct {
		name, text, want string // of the last quotation
	}{
		{"a surname by itself", "Hester waited for Mr Orme-Vane.\n\n\"What's this?\" a voice demanded. The curtain moved, and there was Orme-Vane in his coat.", "Mr Orme-Vane"},
		{"who is asked who they are", "Hester had the microphone, and Rupert the chair.\n\n\"Just say who you are,\" said Hester.\n\n\"Rupert Quill. Plumber.\"", "Rupert"},
		{"a verb and its particle", "Hester sat up.\n\n\"Six,\" put in the man with the shoes.", "the man with the shoes"},
		{"whom they means", "Hester threw the corn. Then all of the hens began to laugh. \"Do it again!\" they cried.", "all of the hens"},
		{"a grandmother of Wales", "Nain put the kettle on. Tegwen had the cups.\n\n\"Sit down,\" said her grandmother.", "Nain"},
		{"what the narrator calls a parent", "I shut my book. I had my coat on.\n\n\"Hester,\" said Miss Vane, \"stay in.\"\n\n\"I will,\" I said. Miss Vane went out.\n\n\"Good,\" said my mother.", "the mother"},
		{"who writes is elsewhere", "Odile: who is with you\n\nOdile: tell me\n\nRupert: Hester\n\nOdile: ha\n\nHester looked over his shoulder. Rupert put the phone down.\n\n\"Who's that?\" she asked.", "Hester"},
	} {
		_, got := speakers(t, []byte(c.text))
		if s := got[len(got)-1]; s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}
