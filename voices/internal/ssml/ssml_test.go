package ssml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"radioplay/voices"
)

var full = Dialect{IPA: true, Emphasis: true, Rate: RatePercent, Pitch: PitchSemitones, Volume: func(db float64) string { return fmt.Sprintf("%+.1fdB", db) }}

func TestWrite(t *testing.T) {
	lexicon := map[string]string{"Siobhan": "/ʃɪˈvɔːn/", "Ann Lee": `Anna"lee`, "dr": "doctor"}
	for _, c := range []struct {
		name, text, want string
		d                Dialect
	}{
		{"plain", "Tom & <Ann> said “no”.", "Tom &amp; &lt;Ann&gt; said “no”.", full},
		{"control characters", "a\x01b\x00c\uFFFEd\te", "abcd&#x9;e", full},
		{"emphasis", "I *do*, _I_ do.", "I <emphasis>do</emphasis>, <emphasis>I</emphasis> do.", full},
		{"emphasis that is not read", "I *do*.", "I do.", Dialect{}},
		{"lexicon", "Dr Siobhan's *Ann* Lee", `<sub alias="doctor">Dr</sub> <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme>&#39;s ` +
			`<emphasis><sub alias="Anna&#34;lee">Ann Lee</sub></emphasis>`, full},
		{"IPA that is not read", "Siobhan dr", `Siobhan <sub alias="doctor">dr</sub>`, Dialect{}},
		{"marks", "“Siobhan, *don't* go, Ann Lee!”", `“<mark name="0"/>Siobhan, <mark name="1"/>don&#39;t <mark name="2"/>go, ` +
			`<mark name="3"/><sub alias="Anna&#34;lee">Ann Lee</sub>!”`, Dialect{Marks: true}},
	} {
		got := c.d.Write(voices.Utterance{Text: c.text, Lexicon: lexicon}, Element{"speak", []Attr{{"xml:lang", "en"}}})
		if want := `<speak xml:lang="en">` + c.want + "</speak>"; got.XML != want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got.XML, want)
		}
	}
}

func TestWordsAreFoundInTheDocument(t *testing.T) {
	u := voices.Utterance{Text: "*Well*, Ann Lee's un*believ*able, Siobhan & I—no.", Lexicon: map[string]string{"Ann Lee": "Annalee", "Siobhan": "/ʃɪ/"}}
	want := [][2]string{{"Well", "Well"}, {"Ann Lee's", `<sub alias="Annalee">Ann Lee</sub>&#39;s`}, {"un*believ*able", "unbelievable"},
		{"Siobhan", `<phoneme alphabet="ipa" ph="ʃɪ">Siobhan</phoneme>`}, {"I", "I"}, {"no", "no"}}
	doc := full.Write(u, Element{Name: "speak"})
	if len(doc.Words) != len(want) {
		t.Fatalf("%d words: %+v", len(doc.Words), doc.Words)
	}
	for i, w := range doc.Words {
		if got := [2]string{u.Text[w.From:w.To], doc.XML[w.At:w.End]}; got != want[i] {
			t.Errorf("word %d is %q, want %q", i, got, want[i])
		}
	}
}

func TestProsody(t *testing.T) {
	e := full.Prosody(0.85, -2, 6)
	if got := full.Write(voices.Utterance{Text: "x"}, e...).XML; got != `<prosody rate="85%" pitch="-2.0st" volume="+6.0dB">x</prosody>` {
		t.Error(got)
	}
	if e := full.Prosody(1, 0, 0); e != nil {
		t.Errorf("nothing bent: %v", e)
	}
	if e := (Dialect{}).Prosody(2, 2, 2); e != nil {
		t.Errorf("nothing read: %v", e)
	}
	if a, b, c := RateChange(0.85), PitchPercent(12), VolumeChange(-6.0206); a != "-15.0%" || b != "+100.0%" || c != "-50.0%" {
		t.Error(a, b, c)
	}
}

// FuzzWrite: every document is well formed, and its words are where it says.
func FuzzWrite(f *testing.F) {
	f.Add("Ann's *Lee* <b>", "ann", "An", true)
	f.Add("a]]>\x00\xff&amp;", "amp", "/ə\"/", false)
	f.Fuzz(func(t *testing.T, text, word, say string, marks bool) {
		d := full
		d.Marks = marks
		doc := d.Write(voices.Utterance{Text: text, Lexicon: map[string]string{word: say}}, Element{"speak", []Attr{{"a", say}}})
		dec := xml.NewDecoder(strings.NewReader(doc.XML))
		for {
			_, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", doc.XML, err)
			}
		}
		last := Word{}
		for _, w := range doc.Words {
			if w.From < last.To || w.To <= w.From || w.To > len(text) || w.At < last.End || w.End <= w.At || w.End > len(doc.XML) {
				t.Fatalf("%q: word %+v after %+v in %q", text, w, last, doc.XML)
			}
			last = w
		}
	})
}
