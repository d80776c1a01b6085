package elevenlabs

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

func TestKeyGoesNowhereElse(t *testing.T) {
	b := serve(t).open(t, nil)
	voicetest.KeyStaysHome(t, secret, func(baseURL string) error {
		u := utterance("Yes.", "Rachel")
		u.Voice.BaseURL = baseURL
		_, err := b.Synthesize(t.Context(), u)
		return err
	})
}

func TestFaults(t *testing.T) {
	raw, err := json.Marshal(reply{Audio: base64.StdEncoding.EncodeToString(make([]byte, 3001))})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		answer    http.HandlerFunc
		temporary bool
		after     time.Duration
		is        error
		want      string
	}{
		{"quota", detail(401, `{"status":"quota_exceeded","message":"This request exceeds your quota of 10000. You have 0 credits remaining."}`), false, 0, nil, "You have 0 credits remaining"},
		{"key refused", detail(401, `{"status":"invalid_api_key","message":"Invalid API key"}`), false, 0, nil, "check the key in ELEVENLABS_API_KEY"},
		{"key repeated", detail(403, `{"status":"missing_permissions","message":"`+secret+` may not"}`), false, 0, nil, "may not"},
		{"voice gone", detail(400, `{"status":"voice_not_found","message":"A voice with voice_id x was not found."}`), false, 0, voices.ErrNoVoice, "was not found"},
		{"too long", detail(400, `{"status":"max_character_limit_exceeded","message":"This request's text has 9000 characters and exceeds the character limit of 5000."}`), false, 0, voices.ErrTooLong, "9000 characters"},
		{"model", detail(400, `{"type":"validation_error","code":"unsupported_model","message":"Not yet supported with the 'eleven_v9' model.","status":"unsupported_model","param":"model_id"}`), false, 0, nil, "eleven_v9"},
		{"validation", detail(422, `[{"loc":["body","seed"],"msg":"Input should be less than 4294967296","type":"less_than"}]`), false, 0, nil, "Input should be less than"},
		{"busy", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "2")
			refuse(w, 429, "too_many_concurrent_requests", "Too many concurrent requests.")
		}, true, 2 * time.Second, nil, "Too many concurrent"},
		{"overloaded", detail(429, `{"status":"system_busy","message":"Our system is experiencing heavy traffic."}`), true, 0, nil, "heavy traffic"},
		{"broken", detail(500, `"oh"`), true, 0, nil, "status 500"},
		{"a web page", write200("<!DOCTYPE html>"), true, 0, nil, "web page"},
		{"nothing", write200(""), true, 0, nil, "nothing in it"},
		{"half an answer", write200(string(raw[:1000])), true, 0, nil, "JSON"},
		{"no sound", write200(`{"audio_base64":"","alignment":null}`), true, 0, nil, "JSON"},
		{"another form", write200(`{"audio_base64":7}`), true, 0, nil, "JSON"},
		{"damaged", write200(`{"audio_base64":"%%%"}`), true, 0, nil, "damaged"},
		{"half a sample", write200(string(raw)), true, 0, nil, "3001 bytes"},
		{"cut", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "4000")
			_, _ = w.Write(raw[:1000])
		}, true, 0, nil, "cut off after 1000 bytes"},
	} {
		f := serve(t)
		f.answer = func(w http.ResponseWriter, r *http.Request) bool {
			if r.Method == http.MethodPost {
				c.answer(w, r)
			}
			return r.Method == http.MethodPost
		}
		_, err := f.open(t, nil).Synthesize(t.Context(), utterance(rain, "Rachel"))
		after, temporary := voices.Temporary(err)
		if err == nil || !strings.HasPrefix(err.Error(), "elevenlabs: ") || !strings.Contains(err.Error(), c.want) || temporary != c.temporary || after != c.after || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v (temporary %v, after %v)", c.name, err, temporary, after)
		}
		if err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("%s: the key is in %v", c.name, err)
		}
	}
}

func detail(status int, detail string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(`{"detail":` + detail + `}`))
	}
}

func write200(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(s)) }
}

func TestCharge(t *testing.T) {
	var log bytes.Buffer
	f := serve(t)
	b := f.open(t, func(o *Options) {
		o.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	for _, text := range []string{"Yes.", "No!"} {
		u := utterance(text, "Rachel")
		u.Delivery.Manner = "whispered"
		if _, err := b.Synthesize(t.Context(), u); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil || !strings.Contains(log.String(), "lines=2 characters=29 credits=29") || strings.Contains(log.String(), secret) {
		t.Errorf("%v: %s", err, log.String())
	}
}

func TestOpen(t *testing.T) {
	for _, c := range []struct {
		o    Options
		is   error
		want string
	}{
		{Options{}, voices.ErrNotInstalled, "ELEVENLABS_API_KEY"},
		{Options{Key: secret, Format: "opus_48000_32"}, nil, "is not decoded here"},
		{Options{Key: secret, Style: new(1.5)}, nil, "style 1.5 is outside 0 to 1"},
		{Options{Key: secret, URL: "http://api.example.org"}, nil, "https://"},
	} {
		if _, err := Open(c.o); err == nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) || strings.Contains(err.Error(), secret) {
			t.Errorf("%+v: %v", c.o, err)
		}
	}
	b, err := Open(Options{Key: secret, URL: DefaultURL + "/v1/"})
	if err != nil || b.o.URL != DefaultURL || strings.Contains(b.Version(), secret) {
		t.Errorf("%q, %q, %v", b.o.URL, b.Version(), err)
	}
	if _, err := b.Synthesize(t.Context(), utterance(strings.Repeat("word ", mostRunes), "Rachel")); !errors.Is(err, voices.ErrTooLong) {
		t.Errorf("too long: %v", err)
	}
}
