package all

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"testing"

	"radioplay/voices/voicetest"
)

// serveWyoming serves the protocol and fails as f says.
func serveWyoming(t *testing.T, f *voicetest.Failing) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	if f.Kind == voicetest.Refused {
		l.Close()
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				answerWyoming(c, f)
			}()
		}
	}()
	return l.Addr().String()
}

// answerWyoming answers one question.
func answerWyoming(c net.Conn, f *voicetest.Failing) {
	r := bufio.NewReader(c)
	line, err := r.ReadBytes('\n')
	var q struct{ Type string }
	if err != nil || json.Unmarshal(line, &q) != nil {
		return
	}
	if q.Type == "describe" {
		fmt.Fprintln(c, `{"type":"info","data":{"tts":[{"voices":[{"name":"ann","languages":["en"],"installed":true}]}]}}`)
		return
	}
	fails := f.Call()
	clip := f.Recording(fails)
	sound := voicetest.PCM(clip)
	chunk := func(n int) {
		fmt.Fprintf(c, `{"type":"audio-start","data":{"rate":%d,"width":2,"channels":1}}`+"\n", clip.Rate)
		fmt.Fprintf(c, `{"type":"audio-chunk","data":{"rate":%d,"width":2,"channels":1},"payload_length":%d}`+"\n", clip.Rate, len(sound))
		_, _ = c.Write(sound[:n])
	}
	kind := f.Kind
	if !fails {
		kind = ""
	}
	switch kind {
	case voicetest.Slow:
		_, _ = io.Copy(io.Discard, r) // until the client goes away
	case voicetest.Busy, voicetest.Broken:
		fmt.Fprintln(c, `{"type":"error","data":{"text":"not now","code":"Exception"}}`)
	case voicetest.Cut:
		chunk(len(sound) / 2)
	case voicetest.WebPage:
		fmt.Fprint(c, "HTTP/1.1 400 Bad Request\r\n\r\n")
	case voicetest.Empty:
		fmt.Fprintln(c, `{"type":"audio-start","data":{"rate":24000,"width":2,"channels":1}}`+"\n"+`{"type":"audio-stop"}`)
	default:
		chunk(len(sound))
		fmt.Fprintln(c, `{"type":"audio-stop"}`)
	}
}
