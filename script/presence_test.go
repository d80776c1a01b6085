package script

import (
	"strings"
	"testing"
)

func TestPresence(t *testing.T) {
	tests := []struct {
		prose    string // the first quotation is asked about
		presence Presence
		words    string
	}{
		{`"Are you decent?" came her voice through the door.`, Muffled, "through the door"},
		{`"Go away," Ann called through the closed door.`, Muffled, "through the closed door"},
		{`"Go away," said a voice from behind the wall.`, Muffled, "from behind the wall"},
		{`"Supper!" she shouted from the next room.`, Muffled, "from the next room"},
		{`From behind the door a voice said, "Go away."`, Muffled, "From behind the door"},
		{`"Mmf," he said in a muffled voice.`, Muffled, "in a muffled voice"},
		{`His voice was faint through the wall. "Help me."`, Muffled, "through the wall"},
		{`"Who is this?" said the voice on the phone.`, Telephone, "on the phone"},
		{`"It's late," Ann said over the phone.`, Telephone, "over the phone"},
		{`"Hello," said a man at the other end of the line.`, Telephone, "at the other end of the line"},
		{`A thin voice came from the receiver. "Mrs. Pell?"`, Telephone, "from the receiver"},
		{`"Base to Rover," crackled over the radio.`, Radio, "over the radio"},
		{`"Base to Rover," his voice crackled over the radio.`, Radio, "voice crackled"},
		{`The intercom buzzed. "Doctor, you're wanted."`, Radio, "The intercom buzzed"},
		{`"Doors closing," said a voice over the loudspeaker.`, Radio, "over the loudspeaker"},
		{`"Copy that," Ann said over comms.`, Radio, "over comms"},
		{`"Over here!" Tom shouted from the far side of the hall.`, Distant, "from the far side of the hall"},
		{`"Halloa there!" cried a voice from above.`, Distant, "from above"},
		{`"What's this?" came a growl from above the collar.`, Here, ""},
		{`"Ahoy!" he called across the water.`, Distant, "across the water"},
		{`"Wait!" cried Ann from far away.`, Distant, "from far away"},
		{`"Wait," said Ann from across the room.`, Distant, "from across the room"},
		{`Far off, a distant voice called, "Wait!"`, Distant, "a distant voice"},
		{`"Let us pray." His voice echoed in the empty church.`, Echoing, "voice echoed"},
		{`"Let us pray." His voice came back off the vault.`, Echoing, "off the vault"},
		{`"Dear Tom, I am well," she read aloud.`, Reading, "read aloud"},
		{`The letter said: "Dear Tom, I am well."`, Reading, "The letter said"},
		{`"Dear Tom," Ann read, "I am well."`, Reading, "Ann read"},
		{`"Not again," Ann thought.`, Here, ""}, // a thought is one by its kind, or else Inner: see below
		{`"Come home," said a voice in his head.`, InHead, "in his head"},
		{`"Come home," the voice whispered inside Tom's skull.`, InHead, "inside Tom's skull"},
		{`"Never," he said in his head.`, Inner, "in his head"},
		{`"Long live the king!" the crowd roared.`, Crowd, "the crowd roared"},
		{`"Yes, sir!" they all shouted.`, Crowd, "they all shouted"},
		{`"Yes, sir," the children said in unison.`, Crowd, "in unison"},
		{`"Yes, sir," Ann and Tom said in unison.`, Crowd, "in unison"},

		// plain prose that has the same words
		{`"Go on," he said, walking through the door.`, Here, ""},
		{`"Go on," he said and went out through the door.`, Here, ""},
		{`"Go on," said Tom as he came through the door.`, Here, ""},
		{`"There," Ann said, peering through the window.`, Here, ""},
		{`Ann looked through the door and said, "There."`, Here, ""},
		{`Through the door Ann saw Tom and said, "There."`, Here, ""},
		{`"Hello?" she said into the phone.`, Here, ""},
		{`"Hello?" she said, putting down the telephone.`, Here, ""},
		{`Ann was on the phone. "I'll be there," she said.`, Here, ""},
		{`"I heard it on the radio," she said.`, Here, ""},
		{`Ann turned off the radio. "Listen," she said.`, Here, ""},
		{`The radio crackled. "Turn that off," said Ann.`, Here, ""},
		{`"Who?" asked the girl from across the street.`, Here, ""},
		{`"Who?" said Ann, looking across the water.`, Here, ""},
		{`Far away the hills were blue. "Pretty," said Ann.`, Here, ""},
		{`"Oh," she said, reading the letter.`, Here, ""},
		{`"You read too much," said Ann.`, Here, ""},
		{`"Well?" said Ann, when Tom had read it aloud.`, Here, ""},
		{`"It's all in your head," said Ann.`, Here, ""},
		{`"Ow," said Ann, a pain in her head.`, Here, ""},
		{`The crowd parted. "Thanks," said Ann.`, Here, ""},
		{`Everyone was there. "Good," said Ann.`, Here, ""},
		{`"Fetch," growled Tom in unison with the dog.`, Here, ""},
		{`"Look," Ann said, and pointed to the wall behind the door.`, Here, ""},
		{`"No," said Ann. Her voice did not come through the wall.`, Here, ""},
	}
	for _, tt := range tests {
		s := mustParse(t, tt.prose+"\n\n\"No,\" said Tom.\n\n\"Yes,\" said Ann.\n")
		found := false
		for _, l := range s.Lines {
			d := l.Delivery
			switch {
			case !l.Kind.Spoken():
				if d != (Delivery{}) {
					t.Errorf("%s: narration %q is %+v", tt.prose, l.Text, d)
				}
			case !found:
				found = true
				if l.Kind == Thought || l.Delivery.Presence == Inner && tt.presence == Here {
					continue
				}
				if d.Presence != tt.presence || d.PresenceWords != tt.words {
					t.Errorf("%s: %q from %q, want %q from %q", tt.prose, d.Presence, d.PresenceWords, tt.presence, tt.words)
				}
			}
		}
	}
}

// presences lists where the spoken lines are heard from.
func presences(s *Script) string {
	var out []string
	for _, l := range s.Lines {
		if l.Kind.Spoken() {
			p := string(l.Delivery.Presence)
			if p == "" {
				p = "-"
			}
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

// A call goes on until it ends, a door is a door until it opens, and only for the one behind it.
func TestPresenceHolds(t *testing.T) {
	for _, tt := range []struct{ name, prose, want string }{
		{"a call", `Tom picked up the phone. "Hello?"

"It's me," Ann said over the phone.

"Where are you?" Tom asked.

"At the station," said Ann. "I missed the train."

"Wait there," said Tom, and he hung up.

An hour later Ann sat across from him.

"You took your time," said Ann.
`, "- telephone - telephone telephone - -"},
		{"a door", `"Ann?" said Tom.

"Go away," Ann called through the door.

"Please," said Tom.

"No," said Ann.

The lock clicked. Ann opened the door.

"What?" said Ann.
`, "- muffled - muffled -"},
		{"a scene", `"Ann?" said Tom.

"Here," Ann said over the radio.

* * *

"Tea?" said Ann.

"Yes," said Tom.
`, "- radio - -"},
		{"a letter", `"Listen," said Ann. "'My dear child,'" she read aloud, "'I am well.' Well!" She put it down. "He is not."
`, "reading reading -"},
	} {
		got := presences(mustParse(t, tt.prose))
		if tt.name == "a letter" {
			got = got[strings.Index(got, "reading"):]
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestPresenceInAParenthetical(t *testing.T) {
	for text, want := range map[string]Delivery{
		"(through the door)":             {Presence: Muffled, PresenceWords: "through the door"},
		"(on phone)":                     {Presence: Telephone, PresenceWords: "on phone"},
		"(filtered)":                     {Presence: Telephone, PresenceWords: "filtered"},
		"(into phone)":                   {Words: "into phone"},
		"(over the radio)":               {Presence: Radio, PresenceWords: "over the radio"},
		"(whispered, through the door)":  {Manner: Whispered, Intensity: 0.5, Presence: Muffled, PresenceWords: "through the door"},
		"(very angry; distant)":          {Manner: Angry, Intensity: 0.8, Presence: Distant},
		"(from across the yard)":         {Presence: Distant, PresenceWords: "from across the yard"},
		"(in the head, “in her skull”)":  {Presence: InHead, PresenceWords: "in her skull"},
		"(reading aloud)":                {Presence: Reading, PresenceWords: "reading aloud"},
		"(cold, “on the phone; coldly”)": {Manner: Cold, Intensity: 0.5, Words: "on the phone; coldly"},
		"(crowd)":                        {Presence: Crowd},
		"(scratching his ear)":           {Words: "scratching his ear"},
		"(whispered, “so softly”; muffled, “off”)": {Manner: Whispered, Intensity: 0.5, Words: "so softly", Presence: Muffled, PresenceWords: "off"},
	} {
		if got := readParenthetical(text); got != want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
}

// An edited presence survives a change of the prose elsewhere, as other edits do.
func TestPresenceIsMerged(t *testing.T) {
	const prose = "\"Hello,\" said Ann.\n\n\"Who is it?\" said Tom.\n"
	s, text := through(t, mustParse(t, prose))
	_ = s
	text = strings.Replace(text, "ANN\n", "ANN\n(whispered; telephone)\n", 1)
	edited, _, err := ReadFountain(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	out, remarks := Merge(edited, mustParse(t, "Rain fell.\n\n"+prose))
	for _, l := range out.Lines {
		if l.Text == "Hello," && (l.Delivery != Delivery{Manner: Whispered, Intensity: 0.5, Presence: Telephone}) {
			t.Errorf("it is %+v, %v", l.Delivery, remarks)
		}
	}
	again, _ := through(t, out)
	if got := presences(again); got != "telephone -" {
		t.Errorf("written again: %s", got)
	}
}

func TestPresenceInACue(t *testing.T) {
	s, _, err := ReadFountain(strings.NewReader("ANN (ON PHONE)\nHello?\n\nTOM (O.S.)\nWho is it?\n\nANN (over the radio) (V.O.)\n(whispered)\nMe.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := presences(s); got != "telephone - radio" || s.Lines[2].Delivery.Manner != Whispered || s.Lines[0].Speaker != "Ann" {
		t.Errorf("%s in %+v", got, s.Lines)
	}
	again, text := through(t, s)
	checkSame(t, s, again, text)
}
