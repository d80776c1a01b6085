package polly

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
)

func TestFaults(t *testing.T) {
	answer := func(status int, code, words string) func(http.ResponseWriter, asked) bool {
		return func(w http.ResponseWriter, _ asked) bool { refuse(w, status, code, words); return true }
	}
	body := func(b string) func(http.ResponseWriter, asked) bool {
		return func(w http.ResponseWriter, _ asked) bool { _, _ = w.Write([]byte(b)); return true }
	}
	for _, c := range []struct {
		name      string
		answer    func(http.ResponseWriter, asked) bool
		temporary bool
		after     time.Duration
		is        error
		want      string
	}{
		{"throttled", answer(400, "ThrottlingException", "Rate exceeded"), true, 0, nil, "Rate exceeded"},
		{"busy", func(w http.ResponseWriter, _ asked) bool {
			w.Header().Set("Retry-After", "7")
			refuse(w, 429, "TooManyRequestsException", "slow down")
			return true
		}, true, 7 * time.Second, nil, "slow down"},
		{"broken", answer(500, "ServiceFailureException", "An unknown condition"), true, 0, nil, "An unknown condition"},
		{"a web page for a fault", func(w http.ResponseWriter, _ asked) bool { http.Error(w, "<html>", http.StatusBadGateway); return true }, true, 0, nil, "status 502"},
		{"unknown key", answer(403, "UnrecognizedClientException", "The security token included in the request is invalid."), false, 0, nil, "AWS_ACCESS_KEY_ID"},
		{"old key", answer(400, "ExpiredTokenException", "expired"), false, 0, nil, "AWS_SESSION_TOKEN"},
		{"may not", answer(403, "AccessDeniedException", "not authorized to perform: polly:SynthesizeSpeech"), false, 0, nil, "polly:DescribeVoices"},
		{"too long", answer(400, "TextLengthExceededException", "Maximum text length has been exceeded"), false, 0, voices.ErrTooLong, "exceeded"},
		{"a voice gone", answer(400, "ValidationException", "1 validation error detected: Value 'Brian' at 'voiceId' failed to satisfy constraint"), false, 0, voices.ErrNoVoice, "render voices list --engine polly"},
		{"an engine elsewhere", answer(400, "EngineNotSupportedException", "not supported in this region"), false, 0, nil, "polly.region"},
		{"a sound unknown", answer(400, "InvalidSsmlException", "Invalid SSML request"), false, 0, nil, "look at the pronunciations of Siobhan /ʃɪˈvɔːn/"},
		{"nothing", body(""), true, 0, nil, "no audio that can be used"},
		{"a web page", body("<!DOCTYPE html><title>Sign in</title>"), true, 0, nil, "web page"},
		{"cut", func(w http.ResponseWriter, _ asked) bool {
			w.Header().Set("Content-Length", "9000")
			_, _ = w.Write(make([]byte, 500))
			return true
		}, true, 0, nil, "cut off after 500 bytes"},
		{"times that are none", func(w http.ResponseWriter, a asked) bool {
			if a.OutputFormat == "json" {
				_, _ = w.Write([]byte(`{"time":9000,"type":"word","start":7,"end":60,"value":"Siobhan"}`))
			}
			return a.OutputFormat == "json"
		}, true, 0, nil, "before its last word"},
	} {
		f := serve(t)
		f.answer = c.answer
		u := utterance("Siobhan was there.", "Brian")
		u.Lexicon = map[string]string{"Siobhan": "/ʃɪˈvɔːn/"}
		_, err := f.open(t, Options{}).Synthesize(t.Context(), u)
		after, temporary := voices.Temporary(err)
		if err == nil || !strings.HasPrefix(err.Error(), "polly: ") || !strings.Contains(err.Error(), c.want) || temporary != c.temporary || after != c.after || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v (temporary %v, after %v)", c.name, err, temporary, after)
		}
		if err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("%s: the key is in %v", c.name, err)
		}
		if n := len(f.asked); n > 2 || n == 2 && f.asked[1].OutputFormat != "json" {
			t.Errorf("%s: asked %d times; patience is not the client's", c.name, n)
		}
	}
}

func TestNobodyThere(t *testing.T) {
	f := serve(t)
	b := f.open(t, Options{})
	f.Close()
	_, err := b.Synthesize(t.Context(), utterance("Yes.", "Brian"))
	if _, temporary := voices.Temporary(err); !temporary || !strings.Contains(err.Error(), "polly.endpoint") {
		t.Errorf("%v", err)
	}
}

func TestSlow(t *testing.T) {
	f := serve(t)
	held := make(chan struct{})
	defer close(held)
	f.answer = func(http.ResponseWriter, asked) bool { <-held; return true }
	b := voices.WithDeadline(f.open(t, Options{}), voices.Deadline{Base: 300 * time.Millisecond})
	_, err := b.Synthesize(t.Context(), utterance("Yes.", "Brian"))
	if _, temporary := voices.Temporary(err); !temporary || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestWithoutCredentials(t *testing.T) {
	credentials(t)
	for _, c := range []struct{ variable, want string }{{"AWS_ACCESS_KEY_ID", "AWS_PROFILE"}, {"AWS_REGION", "polly.region"}} {
		t.Setenv(c.variable, "")
		b, err := Open(Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = b.Voices(t.Context()); !errors.Is(err, voices.ErrNotInstalled) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), secret) {
			t.Errorf("without %s: %v", c.variable, err)
		}
	}
}

func TestOpen(t *testing.T) {
	for _, o := range []Options{{Format: "ogg_vorbis"}, {Engine: "best"}, {Endpoint: "http://polly.example.org"}, {Endpoint: "polly"}} {
		if _, err := Open(o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
}
