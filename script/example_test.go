package script_test

import (
	"fmt"
	"os"
	"strings"

	"radioplay/script"
)

const pier = `"You came," said Ada.

"I said I would," Ben whispered.
`

func ExampleParse() {
	s, err := script.Parse([]byte(pier), script.PlainText)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range s.Lines {
		fmt.Printf("%s %q %s %s\n", l.Kind, l.Speaker, l.Delivery.Manner, l.Text)
	}
	// Output:
	// dialogue "Ada"  You came,
	// tag ""  said Ada.
	// dialogue "Ben" whispered I said I would,
	// tag ""  Ben whispered.
}

func ExampleScript_WriteFountain() {
	s, err := script.Parse([]byte(pier), script.PlainText)
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	if err := s.WriteFountain(&b); err != nil {
		fmt.Println(err)
		return
	}
	visible, _, _ := strings.Cut(b.String(), "/*") // what Fountain has no place for follows
	fmt.Print(visible)
	// Output:
	// ADA
	// You came,
	//
	// said Ada.
	//
	// BEN
	// (whispered)
	// I said I would,
	//
	// Ben whispered.
}

func ExampleReadFountain() {
	s, _, err := script.ReadFountain(strings.NewReader("ADA\n(very angry)\nYou came. [[sound: gulls]]\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	l := s.Lines[0]
	fmt.Println(l.Speaker, l.Delivery.Manner, l.Delivery.Intensity, l.Text, l.Notes)
	// Output: Ada angry 0.8 You came. [sound: gulls]
}

func ExampleMerge() {
	fresh, err := script.Parse([]byte(pier), script.PlainText)
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	if err := fresh.WriteFountain(&b); err != nil {
		fmt.Println(err)
		return
	}
	edited, _, err := script.ReadFountain(strings.NewReader(strings.Replace(b.String(), "BEN\n(whispered)", "CARL\n(shouted)", 1)))
	if err != nil {
		fmt.Println(err)
		return
	}
	merged, remarks := script.Merge(edited, fresh)
	fmt.Println(merged.Lines[2].Speaker, merged.Lines[2].Delivery.Manner, remarks)
	// Output: Carl shouted []
}

func ExampleScript_WriteJSON() {
	s, err := script.Parse([]byte("\"Go!\"\n"), script.PlainText)
	if err != nil {
		fmt.Println(err)
		return
	}
	s.Lines[0].Why = script.Evidence{}
	s.Lines[0].Speaker, s.Characters = "", nil
	if err := s.WriteJSON(os.Stdout, []byte("\"Go!\"\n")); err != nil {
		fmt.Println(err)
	}
	// Output: {"characters":[],"lines":[{"n":1,"start":0,"end":5,"kind":"dialogue","paragraph":0,"text":"Go!"}]}
}
