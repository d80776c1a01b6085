package voicetest

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"radioplay/voices"
)

// HTTP serves for Faults over HTTP. What is posted asks for speech, and is counted and may fail; fine answers rightly, with that
// recording, and whatever else the engine asks for, such as its list of voices, when there is none.
func HTTP(fine func(w http.ResponseWriter, r *http.Request, recording []byte)) func(*testing.T, *Failing) string {
	return func(t *testing.T, f *Failing) string {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Method != http.MethodPost {
				fine(w, r, nil)
				return
			}
			fails := f.Call()
			body, _ := io.ReadAll(r.Body) // a server hears of a client that goes away only when it has read everything
			r.Body = io.NopCloser(bytes.NewReader(body))
			answer := httptest.NewRecorder()
			fine(answer, r, WAV(f.Recording(fails)))
			if !fails || !f.misbehave(w, r, answer) {
				send(w, answer, answer.Body.Len())
			}
		}))
		t.Cleanup(s.Close)
		if f.Kind == Refused {
			s.Close()
		}
		return s.URL
	}
}

// misbehave answers in place of the right answer, and reports whether it did.
func (f *Failing) misbehave(w http.ResponseWriter, r *http.Request, right *httptest.ResponseRecorder) bool {
	switch f.Kind {
	case Slow:
		<-r.Context().Done()
	case Busy:
		w.Header().Set("Retry-After", strconv.Itoa(int(f.After.Seconds())))
		http.Error(w, `{"error":{"message":"too many requests"}}`, http.StatusTooManyRequests)
	case Broken:
		http.Error(w, "oops", http.StatusInternalServerError)
	case Key:
		w.WriteHeader(http.StatusUnauthorized)      // and repeats what it was told, as some do
		who := fmt.Sprint("who is ", r.Header, "?") // said where OpenAI says it, and where Amazon does
		_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]string{"message": who}, "message": who})
	case Cut:
		send(w, right, right.Body.Len()/2)
		panic(http.ErrAbortHandler)
	case WebPage:
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!DOCTYPE html><title>Sign in</title>")
	case Empty:
		w.Header().Set("Content-Type", "audio/wav")
	default:
		return false
	}
	return true
}

// send sends the first n bytes of an answer, and says that all come.
func send(w http.ResponseWriter, a *httptest.ResponseRecorder, n int) {
	for k, v := range a.Header() {
		w.Header()[k] = v
	}
	w.Header().Set("Content-Length", strconv.Itoa(a.Body.Len()))
	w.WriteHeader(a.Code)
	_, _ = w.Write(a.Body.Bytes()[:n])
}

// WAV is a clip as a file.
func WAV(c voices.Clip) []byte {
	b := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00")
	b = binary.LittleEndian.AppendUint32(b, uint32(c.Rate))
	b = binary.LittleEndian.AppendUint32(b, uint32(2*c.Rate))
	b = append(b, "\x02\x00\x10\x00data"...)
	b = append(binary.LittleEndian.AppendUint32(b, uint32(2*len(c.Samples))), PCM(c)...)
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
	return b
}

// PCM is a clip as 16-bit samples without a header.
func PCM(c voices.Clip) []byte {
	b := make([]byte, 0, 2*len(c.Samples))
	for _, x := range c.Samples {
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(32767*min(1, max(-1, x)))))
	}
	return b
}
