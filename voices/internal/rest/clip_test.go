package rest

import (
	"encoding/binary"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
)

func harp() *Client {
	c := New("harp", secret)
	c.URLHint, c.KeyHint, c.PathHint = "start it", "check the key in HARP_KEY", "the path is wrong"
	return c
}

func TestAnswersThatRefuse(t *testing.T) {
	const forever = -1
	for _, c := range []struct {
		status     int
		retry      string
		body, want string
		after      time.Duration // forever: not temporary
		is         error
	}{
		{401, "", `{"error":{"message":"bad key sk-very-secret"}}`, "bad key [key]; check the key in HARP_KEY", forever, nil},
		{403, "", `{"detail":"no"}`, "no; check the key in HARP_KEY", forever, nil},
		{401, "", `{"detail":{"status":"quota_exceeded","message":"0 credits"}}`, "0 credits; the account has no credit left", forever, nil},
		{402, "", ``, "no credit left", forever, nil},
		{404, "", `<!doctype html><p>sorry`, "a web page; the path is wrong", forever, nil},
		{404, "", `{"detail":{"message":"A voice with this id was not found"}}`, "render voices list --engine harp", forever, voices.ErrNoVoice},
		{422, "", `{"detail":[{"loc":["body","voice"],"msg":"Input should be one of"}]}`, "Input should be one of", forever, voices.ErrNoVoice},
		{400, "", `{"message":"speed is above 2"}`, "status 400: speed is above 2", forever, nil},
		{413, "", ``, "Request Entity Too Large", forever, voices.ErrTooLong},
		{400, "", `{"error":"text is too long"}`, "too long", forever, voices.ErrTooLong},
		{429, "7", `{"error":{"message":"slow down"}}`, "slow down", 7 * time.Second, nil},
		{429, "", `{"error":{"message":"You exceeded your quota","code":"insufficient_quota"}}`, "no credit left", forever, nil},
		{500, "", "oops", "oops", 0, nil},
		{503, "x", strings.Repeat("long ", 200), "long ...", 0, nil},
		{529, "0.5", "", "529", 500 * time.Millisecond, nil},
	} {
		h := http.Header{}
		if c.retry != "" {
			h.Set("Retry-After", c.retry)
		}
		err := harp().NoVoice(harp().Refused("http://127.0.0.1:1", c.status, h, []byte(c.body)), "nova")
		after, temporary := voices.Temporary(err)
		if !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "harp: http://127.0.0.1:1: ") || strings.Contains(err.Error(), secret) {
			t.Errorf("%d %s: %v", c.status, c.body, err)
		}
		if temporary != (c.after != forever) || temporary && after != c.after || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%d %s: temporary %v after %v: %v", c.status, c.body, temporary, after, err)
		}
	}
}

func TestRetryAfterMayBeADate(t *testing.T) {
	h := http.Header{}
	for _, layout := range []string{http.TimeFormat, time.RFC850, time.ANSIC} {
		h.Set("Retry-After", time.Now().UTC().Add(90*time.Second).Format(layout))
		if d := RetryAfter(h); d < 80*time.Second || d > 90*time.Second {
			t.Errorf("%s: %v", h.Get("Retry-After"), d)
		}
	}
	for _, v := range []string{"Wed, 21 Oct 2015 07:28:00 GMT", "-3", "soon", ""} {
		h.Set("Retry-After", v)
		if d := RetryAfter(h); d != 0 {
			t.Errorf("%q: %v", v, d)
		}
	}
}

// wave is a WAV of n samples of silence.
func wave(rate, n int) []byte {
	b := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00")
	b = binary.LittleEndian.AppendUint32(b, uint32(rate))
	b = binary.LittleEndian.AppendUint32(b, uint32(2*rate))
	b = append(b, "\x02\x00\x10\x00data"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(2*n))
	b = append(b, make([]byte, 2*n)...)
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
	return b
}

func TestAnswersAreTakenForWhatTheyAre(t *testing.T) {
	raw := []byte{0, 0x40, 0, 0xC0}
	for _, c := range []struct {
		name, kind, rate string
		body             []byte
		asked            Asked
		hz               int
		want             string
	}{
		{"a WAV called a web page", "text/html", "", wave(22050, 9), Asked{}, 22050, ""},
		{"a WAV where PCM was asked for", "audio/pcm", "", wave(16000, 9), Asked{PCM: true, Rate: 24000}, 16000, ""},
		{"PCM", "application/octet-stream", "", raw, Asked{PCM: true, Rate: 24000}, 24000, ""},
		{"PCM that says its rate", "audio/pcm", "22050", raw, Asked{PCM: true, Rate: 24000}, 22050, ""},
		{"PCM whose type says its rate", "audio/L16; rate=16000", "", raw, Asked{PCM: true, Rate: 24000}, 16000, ""},
		{"half a sample", "audio/pcm", "", raw[:3], Asked{PCM: true, Rate: 24000}, 0, "3 bytes"},
		{"PCM that was not asked for", "audio/pcm", "", raw, Asked{}, 0, "not audio"},
		{"JSON instead of PCM", "application/json", "", []byte(`{"error":"x"}`), Asked{PCM: true, Rate: 24000}, 0, "JSON"},
		{"JSON called PCM", "audio/pcm", "", []byte(`{"error":"ab"}`), Asked{PCM: true, Rate: 24000}, 0, "JSON"},
		{"a web page", "", "", []byte("<!DOCTYPE html>"), Asked{}, 0, "web page"},
		{"nothing", "audio/mpeg", "", nil, Asked{}, 0, "nothing in it"},
		{"cut", "audio/wav", "", wave(22050, 90)[:100], Asked{}, 0, "cut short"},
		{"another rate than it says", "audio/wav", "24000", wave(48000, 9), Asked{}, 0, "says 24000 Hz, and its audio 48000 Hz"},
		{"another rate than asked for", "audio/wav", "", wave(8000, 9), Asked{Rate: 24000}, 0, "24000 Hz were asked for"},
	} {
		h := http.Header{"Content-Type": {c.kind}}
		h.Set("X-Sample-Rate", c.rate)
		got, err := harp().Clip("http://127.0.0.1:1", c.body, h, c.asked)
		_, temporary := voices.Temporary(err)
		switch {
		case c.hz > 0 && (err != nil || got.Rate != c.hz || len(got.Samples) == 0):
			t.Errorf("%s: %d Hz, %v", c.name, got.Rate, err)
		case c.hz == 0 && (err == nil || !temporary || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestAddressesHoldNoSecrets(t *testing.T) {
	for _, bad := range []string{"", "127.0.0.1:80", "ftp://host", "http://", "https://user:" + secret + "@host/v1", "https://host/v1?key=" + secret, "http://ho st/" + secret} {
		if _, err := Address("harp", bad); err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if a, err := Address("harp", "https://host:1/v1/"); err != nil || a != "https://host:1/v1" {
		t.Errorf("%q, %v", a, err)
	}
}
