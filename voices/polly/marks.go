package polly

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"radioplay/voices"
	"radioplay/voices/internal/ssml"
)

// speechMark is a line of the service's: when something is heard, and where it is in the document, in bytes.
type speechMark struct {
	Time       int // ms
	Type       string
	Start, End int
	Value      string // of a viseme, its name
}

// place finds the words of the text that the marks speak of. A word lasts to the next one, or to the silence before it. Sound that ends before its
// last word begins was cut.
func place(body []byte, words []ssml.Word, length time.Duration) ([]voices.Mark, error) {
	var out []voices.Mark
	i := 0       // words before it are told
	open := true // the last word is still heard
	end := func(at time.Duration) {
		if open && len(out) > 0 {
			out[len(out)-1].End, open = max(out[len(out)-1].Start, min(at, length)), false
		}
	}
	for d := json.NewDecoder(bytes.NewReader(body)); ; {
		var m speechMark
		err := d.Decode(&m)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("the times of words cannot be read: %w", err)
		}
		at := time.Duration(m.Time) * time.Millisecond
		switch {
		case m.Type == "viseme" && m.Value == "sil":
			end(at)
		case m.Type == "word":
			for i < len(words) && words[i].End <= m.Start {
				i++
			}
			if i == len(words) || m.End <= words[i].At {
				continue // a word of the alias of the one before
			}
			if at > length {
				return nil, fmt.Errorf("the sound ends at %v, before its last word at %v", length, at)
			}
			end(at)
			out = append(out, voices.Mark{Start: at, End: length, From: words[i].From, To: words[i].To})
			open = true
			i++
		}
	}
	end(length)
	if out == nil {
		return nil, errors.New("no times of words came")
	}
	return out, nil
}
