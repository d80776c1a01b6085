package rest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// Asked is the sound an engine asked for.
type Asked struct {
	PCM  bool // 16-bit samples without a header, little-endian, one channel
	Rate int  // Hz; 0: whatever comes. Of PCM: what it has when the answer does not say
}

// Clip decodes an answer from where. It goes by what came, not by what the answer is called: WAV, FLAC and MP3 are told by their
// content, and only headerless PCM has to be believed. Everything else, such as a web page, and sound at another rate than was
// asked for or than the answer says, is a temporary error: a proxy or a server that is just starting may have spoken.
func (c *Client) Clip(where string, body []byte, h http.Header, asked Asked) (voices.Clip, error) {
	got, err := clip(body, h, asked)
	if err != nil {
		return voices.Clip{}, &voices.TemporaryError{Err: fmt.Errorf("%s: %s answered with no audio that can be used: %w", c.Engine, where, err)}
	}
	return got, nil
}

func clip(body []byte, h http.Header, asked Asked) (voices.Clip, error) {
	said := declared(h)
	a, err := pcm.Decode(body)
	switch {
	case err != nil && asked.PCM && !textual(body, h):
		return headerless(body, or(said, asked.Rate))
	case err != nil:
		return voices.Clip{}, err
	case said > 0 && said != a.Rate:
		return voices.Clip{}, fmt.Errorf("the answer says %d Hz, and its audio %d Hz", said, a.Rate)
	case asked.Rate > 0 && !asked.PCM && asked.Rate != a.Rate:
		return voices.Clip{}, fmt.Errorf("%d Hz were asked for, and %d Hz came", asked.Rate, a.Rate)
	}
	return voices.Clip{Rate: a.Rate, Samples: a.Mono()}, nil
}

func headerless(body []byte, rate int) (voices.Clip, error) {
	if len(body) == 0 || len(body)%2 != 0 {
		return voices.Clip{}, fmt.Errorf("%w: %d bytes of 16-bit PCM", pcm.ErrTruncated, len(body))
	}
	c := voices.Clip{Rate: rate, Samples: make([]float32, len(body)/2)}
	for i := range c.Samples {
		c.Samples[i] = float32(int16(binary.LittleEndian.Uint16(body[2*i:]))) / (1 << 15)
	}
	return c, nil
}

// declared is the sample rate an answer says it has: in X-Sample-Rate, or as a parameter of its type (RFC 2586); 0: it does not say.
func declared(h http.Header) int {
	said := h.Get("X-Sample-Rate")
	if said == "" {
		_, params, _ := mime.ParseMediaType(h.Get("Content-Type"))
		said = params["rate"]
	}
	if r, err := strconv.Atoi(said); err == nil && r >= 8000 && r <= 192000 {
		return r
	}
	return 0
}

// textual reports whether an answer calls itself text or reads like it.
func textual(body []byte, h http.Header) bool {
	t := strings.ToLower(h.Get("Content-Type"))
	head := body[:min(len(body), 512)]
	return strings.HasPrefix(t, "text/") || strings.Contains(t, "json") || strings.Contains(t, "xml") || utf8.Valid(head) && !bytes.ContainsRune(head, 0)
}

func or(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}
