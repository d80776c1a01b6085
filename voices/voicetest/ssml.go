package voicetest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"radioplay/voices"
)

// SSML is what a fake service reads of a document.
type SSML struct {
	Elements []Element // in order
	Said     string    // what is heard: of a sub its alias
	Words    []SSMLWord
}

// Element is one of a document.
type Element struct {
	Name, Inside string // its own, with the prefix, and that of the element around it
	Attrs        map[string]string
}

// SSMLWord is a word that is heard, and where in the document it is written, in bytes. The words of a sub's alias are all where
// its text is.
type SSMLWord struct {
	Said     string
	From, To int
}

// ReadSSML reads a document as services do that know no namespaces. What is not well formed is an error.
func ReadSSML(doc string) (SSML, error) {
	var s SSML
	var open []string
	alias := ""
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		from := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return s, err
		}
		inside := ""
		if len(open) > 0 {
			inside = open[len(open)-1]
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := qualified(e.Name)
			if inside == "" && (name != "speak" || len(s.Elements) > 0) {
				return s, fmt.Errorf("<%s> is the outermost", name)
			}
			attrs := map[string]string{}
			for _, a := range e.Attr {
				attrs[qualified(a.Name)] = a.Value
			}
			s.Elements = append(s.Elements, Element{name, inside, attrs})
			open = append(open, name)
			alias = attrs["alias"]
		case xml.EndElement:
			open = open[:len(open)-1]
			alias = ""
		case xml.CharData:
			raw := doc[from:d.InputOffset()]
			if inside == "" && strings.TrimSpace(raw) != "" {
				return s, fmt.Errorf("text outside of speak: %q", raw)
			}
			if alias == "" {
				s.Said += string(e)
				s.Words = append(s.Words, words(raw, from)...)
				continue
			}
			s.Said += alias
			for _, w := range voices.Words(alias) {
				s.Words = append(s.Words, SSMLWord{alias[w[0]:w[1]], from, from + len(raw)})
			}
		}
	}
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// words finds the words of escaped text that begins at byte at.
func words(raw string, at int) []SSMLWord {
	var text strings.Builder
	var where []int // of every byte of text
	for i := 0; i < len(raw); {
		n := 1
		if end := strings.IndexByte(raw[i:], ';'); raw[i] == '&' && end > 0 {
			n = end + 1
		}
		s := html.UnescapeString(raw[i : i+n])
		text.WriteString(s)
		for range len(s) {
			where = append(where, at+i)
		}
		i += n
	}
	where = append(where, at+len(raw))
	var out []SSMLWord
	for _, w := range voices.Words(text.String()) {
		out = append(out, SSMLWord{text.String()[w[0]:w[1]], where[w[0]], where[w[1]]})
	}
	return out
}
