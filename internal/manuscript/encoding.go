package manuscript

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns text in any of the encodings that prose comes in into UTF-8, and names the encoding
// where it had to be guessed. UTF-8 is returned as it is, without its byte order mark.
func decode(b []byte) (text []byte, guessed string, err error) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		b = b[3:]
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}):
		text, err = recode(b, utf32.UTF32(utf32.LittleEndian, utf32.ExpectBOM), "UTF-32")
		return text, "", err
	case bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		text, err = recode(b, utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM), "UTF-32")
		return text, "", err
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		text, err = recode(b, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), "UTF-16")
		return text, "", err
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		text, err = recode(b, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM), "UTF-16")
		return text, "", err
	}
	if e, name := bareUTF16(b); e != nil {
		text, err = recode(b, e, name)
		return text, name, err
	}
	bad, good := invalidUTF8(b)
	if bad < 0 {
		return b, "", checkControls(b)
	}
	if err := checkControls(b); err != nil {
		return nil, "", err
	}
	if good > 8 { // mostly UTF-8, spoilt in a place
		return nil, "", fmt.Errorf("%s: %w: byte 0x%02X in UTF-8 text; mend that place", place(b, bad), ErrDamaged, b[bad])
	}
	for i, c := range b {
		switch c {
		case 0x81, 0x8D, 0x8F, 0x90, 0x9D: // nothing in Windows-1252
			return nil, "", fmt.Errorf("%s: %w: byte 0x%02X is neither UTF-8 nor Windows-1252; save the file as UTF-8", place(b, i), ErrFormat, c)
		}
	}
	text, err = recode(b, charmap.Windows1252, "Windows-1252")
	return text, "Windows-1252", err
}

// place names a byte for a person: lines count from 1, bytes from 0.
func place(b []byte, i int) string {
	return fmt.Sprintf("line %d, byte %d", 1+bytes.Count(b[:i], []byte{'\n'}), i)
}

// invalidUTF8 finds the first byte that is not UTF-8, or -1, and counts the characters above ASCII that are.
func invalidUTF8(b []byte) (bad, good int) {
	bad = -1
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			if bad < 0 {
				bad = i
			}
		} else {
			good++
		}
		i += n
	}
	return bad, good
}

// bareUTF16 recognises UTF-16 without a byte order mark: every other byte of Western text is zero.
func bareUTF16(b []byte) (encoding.Encoding, string) {
	if len(b) < 4 || len(b)%2 != 0 {
		return nil, ""
	}
	sample := b[:min(len(b), 4096)&^1]
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case zeros[1]*10 > half*7 && zeros[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16 LE"
	case zeros[0]*10 > half*7 && zeros[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16 BE"
	}
	return nil, ""
}

// recode decodes the whole of b. What has no meaning in the encoding is an error, not a lost letter.
func recode(b []byte, e encoding.Encoding, name string) ([]byte, error) {
	text, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return nil, fmt.Errorf("%w: as %s: %v; save the file as UTF-8", ErrDamaged, name, err)
	}
	if i := bytes.IndexRune(text, utf8.RuneError); i >= 0 && !bytes.Contains(b, []byte{0xFD, 0xFF}) && !bytes.Contains(b, []byte{0xFF, 0xFD}) {
		return nil, fmt.Errorf("line %d: %w: half a character in %s text; save the file as UTF-8", 1+bytes.Count(text[:i], []byte{'\n'}), ErrDamaged, name)
	}
	return text, checkControls(text)
}

// checkControls refuses what is no text at all.
func checkControls(b []byte) error {
	for i, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1A {
			return fmt.Errorf("%s: %w: control character 0x%02X; this looks like a binary file, not prose", place(b, i), ErrFormat, c)
		}
	}
	return nil
}
