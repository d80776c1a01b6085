package google

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

func TestFaults(t *testing.T) {
	sound := voicetest.WAV(voices.Clip{Rate: sampleRate, Samples: make([]float32, sampleRate)})
	refuse := func(c codes.Code, words string) func() ([]byte, error) {
		return func() ([]byte, error) { return nil, status.Error(c, words) }
	}
	reply := func(b []byte) func() ([]byte, error) { return func() ([]byte, error) { return b, nil } }
	wait := func() ([]byte, error) {
		s, err := status.New(codes.ResourceExhausted, "Quota exceeded for quota metric 'All requests'").WithDetails(&errdetails.RetryInfo{RetryDelay: durationpb.New(7 * time.Second)})
		if err != nil {
			t.Error(err)
		}
		return nil, s.Err()
	}
	for _, c := range []struct {
		name      string
		answer    func() ([]byte, error)
		temporary bool
		after     time.Duration
		is        error
		want      string
	}{
		{"busy", wait, true, 7 * time.Second, nil, "Quota exceeded"},
		{"busy without a time", refuse(codes.ResourceExhausted, "slow down"), true, 0, nil, "slow down"},
		{"unavailable", refuse(codes.Unavailable, "try again"), true, 0, nil, "127.0.0.1"},
		{"internal", refuse(codes.Internal, "oh\nno"), true, 0, nil, "Internal: oh no"},
		{"a deadline of its own", refuse(codes.DeadlineExceeded, "too slow"), true, 0, nil, "too slow"},
		{"no credentials", refuse(codes.Unauthenticated, "Request had invalid authentication credentials."), false, 0, nil, "GOOGLE_APPLICATION_CREDENTIALS"},
		{"a token refused", refuse(codes.Unauthenticated, `transport: per-RPC creds failed due to error: credentials: cannot fetch token: status code 400 "invalid_grant"`), false, 0, nil, "check the credentials"},
		{"nobody gives tokens", refuse(codes.Unauthenticated, "transport: per-RPC creds failed due to error: credentials: cannot fetch token: dial tcp: i/o timeout"), true, 0, nil, "i/o timeout"},
		{"not enabled", refuse(codes.PermissionDenied, "Cloud Text-to-Speech API has not been used in project 1 before or it is disabled."), false, 0, nil, "is enabled for the project"},
		{"a voice gone", refuse(codes.NotFound, "voice not found"), false, 0, voices.ErrNoVoice, "render voices list --engine google"},
		{"too long in its eyes", refuse(codes.InvalidArgument, "This request contains sentences that are too long."), false, 0, voices.ErrTooLong, "sentences"},
		{"a sound unknown", refuse(codes.InvalidArgument, "Invalid SSML. Phoneme is not recognized."), false, 0, nil, "look at the pronunciations of Siobhan /ʃɪˈvɔːn/"},
		{"something else", refuse(codes.Unimplemented, "unknown service"), false, 0, nil, "google.endpoint"},
		{"the key in its words", refuse(codes.InvalidArgument, "API key not valid: "+secret), false, 0, nil, "[key]"},
		{"nothing", reply([]byte{}), true, 0, nil, "no audio that can be used"},
		{"a web page", reply([]byte("<!DOCTYPE html><title>Sign in</title>")), true, 0, nil, "web page"},
		{"cut", reply(sound[:len(sound)/2]), true, 0, nil, "cut short"},
		{"another rate", reply(voicetest.WAV(voices.Clip{Rate: 8000, Samples: make([]float32, 8000)})), true, 0, nil, "24000 Hz were asked for, and 8000 Hz came"},
	} {
		f := serve(t)
		f.answer = func(int) ([]byte, error) { return c.answer() }
		o := Options{}
		if c.name == "the key in its words" {
			o.Key = secret
		}
		u := utterance("Siobhan was there.", "en-GB-Neural2-B")
		u.Lexicon = map[string]string{"Siobhan": "/ʃɪˈvɔːn/"}
		_, err := f.with(t, o).Synthesize(t.Context(), u)
		after, temporary := voices.Temporary(err)
		if err == nil || !strings.HasPrefix(err.Error(), "google: ") || !strings.Contains(err.Error(), c.want) || temporary != c.temporary || after != c.after || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v (temporary %v, after %v)", c.name, err, temporary, after)
		}
		if err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("%s: the key is in %v", c.name, err)
		}
		if len(f.asked) != 1 {
			t.Errorf("%s: asked %d times; patience is not the client's", c.name, len(f.asked))
		}
	}
}

func TestTwiceBrokenThenFine(t *testing.T) {
	f := serve(t)
	f.answer = func(call int) ([]byte, error) {
		if call < 3 {
			return nil, status.Error(codes.Unavailable, "back soon")
		}
		return nil, nil
	}
	b := voices.WithRetry(f.open(t), voices.Retry{First: time.Millisecond})
	if _, err := b.Synthesize(t.Context(), utterance("Yes, of course.", "en-GB-Neural2-B")); err != nil || len(f.asked) != 3 {
		t.Errorf("asked %d times: %v", len(f.asked), err)
	}
}

func TestNobodyThere(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &fake{address: l.Addr().String()}
	l.Close()
	_, err = f.open(t).Synthesize(t.Context(), utterance("Yes.", "en-GB-Neural2-B"))
	if _, temporary := voices.Temporary(err); !temporary || !strings.Contains(err.Error(), "connection refused") {
		t.Errorf("%v", err)
	}
}

func TestSlow(t *testing.T) {
	f := serve(t)
	held := make(chan struct{})
	defer close(held)
	f.answer = func(int) ([]byte, error) { <-held; return nil, nil }
	b := voices.WithDeadline(f.open(t), voices.Deadline{Base: 100 * time.Millisecond})
	_, err := b.Synthesize(t.Context(), utterance("Yes.", "en-GB-Neural2-B"))
	if _, temporary := voices.Temporary(err); !temporary || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestWithoutCredentials(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none.json")
	t.Setenv("GOOGLE_APPLICATION_CREDENTIALS", missing)
	b, err := Open(Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Synthesize(t.Context(), utterance("Yes.", "en-GB-Neural2-B"))
	if !errors.Is(err, voices.ErrNotInstalled) || !strings.Contains(err.Error(), "GOOGLE_TTS_API_KEY") || !strings.Contains(err.Error(), missing) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(missing, []byte(`{"type":"service_account","private_key":"`+secret+`"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = b.Voices(t.Context()); err == nil || strings.Contains(err.Error(), secret) {
		t.Errorf("a broken file: %v", err)
	}
}
