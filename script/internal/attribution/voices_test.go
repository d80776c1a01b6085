package attribution

import "testing"

// A voice from somewhere, or the thing it comes out of, is whoever is called while it is heard and is not there.
func TestVoices(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		same, apart [][]string
	}{
		{"on the telephone", "Ada picked it up.\n\n\"Six miles,\" said the phone.\n\n\"I know, Barnaby,\" said Ada.\n\n\"Or seven,\" said the voice in her ear.\n\nAda put her shoes on. \"Eight,\" she said.\n\n\"Nine,\" Barnaby said.",
			[][]string{{"Barnaby", "the phone"}, {"Barnaby", "the voice in the ear"}}, nil},
		{"behind the door", "Ada knocked.\n\n\"Who is it?\" said the voice behind the door.\n\n\"Let me in, Mr Orme,\" said Ada.\n\n\"It is late,\" said the voice behind the door.\n\nThe bolt went back. \"You are wet,\" said Mr Orme.",
			[][]string{{"Mr Orme", "the voice behind the door"}}, nil},
		{"on the radio", "\"Six miles,\" said Control.\n\n\"Thank you, Control,\" said Ada.\n\nShe turned the wheel.\n\n\"Or seven,\" the radio added.", [][]string{{"Control", "the radio"}}, nil},
		{"at the other end of the line", "\"Hello, Barnaby,\" said Ada.\n\nShe listened.\n\n\"On Monday?\"\n\nShe put him on the speaker.\n\n\"Six miles,\" said the phone.\n\n\"Seven,\" said Cora.\n\n\"Eight,\" said Ada.\n\n\"Nine,\" said Cora.\n\n\"Ten,\" said the phone.\n\nBarnaby rang off.", [][]string{{"Barnaby", "the phone"}}, nil},
		{"who stands before the door", "Mr Orme knocked. Ada sat down on the step.\n\n\"Who is it?\" said the voice behind the door.\n\n\"Go on, Mr Orme,\" said Ada.", nil, [][]string{{"Mr Orme", "the voice behind the door"}}},
		{"whose turn it is next", "\"Six miles,\" said the radio.\n\n\"Seven,\" said Barnaby.\n\n\"Hush, Barnaby,\" said Ada.", nil, [][]string{{"Barnaby", "the radio"}}},
		{"one of two", "\"Six miles,\" said the radio.\n\n\"Thank you, Barnaby. Thank you, Quill,\" said Ada.\n\n\"Good night,\" said Quill.\n\n\"Good night,\" said Barnaby.", nil, [][]string{{"Barnaby", "the radio"}, {"Quill", "the radio"}}},
	} {
		r, _ := speakers(t, []byte(c.text))
		whoIsWho(t, c.name, r, c.same, c.apart, nil)
	}
}
