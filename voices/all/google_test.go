package all

import (
	"context"
	"fmt"
	"net"
	"sync"
	"testing"

	pb "cloud.google.com/go/texttospeech/apiv1/texttospeechpb"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"

	"radioplay/voices/voicetest"
)

// googleFaults is Google's service, made of its own protobufs, failing.
type googleFaults struct {
	pb.UnimplementedTextToSpeechServer
	f *voicetest.Failing
	l *cutting
}

func serveGoogle(t *testing.T, f *voicetest.Failing) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	g := &googleFaults{f: f, l: &cutting{Listener: l}}
	s := grpc.NewServer()
	pb.RegisterTextToSpeechServer(s, g)
	go func() { _ = s.Serve(g.l) }()
	t.Cleanup(s.Stop)
	if f.Kind == voicetest.Refused {
		s.Stop()
	}
	return "http://" + l.Addr().String()
}

func (g *googleFaults) ListVoices(context.Context, *pb.ListVoicesRequest) (*pb.ListVoicesResponse, error) {
	return &pb.ListVoicesResponse{Voices: []*pb.Voice{{Name: "en-GB-Neural2-B", LanguageCodes: []string{"en-GB"}, SsmlGender: pb.SsmlVoiceGender_MALE}}}, nil
}

func (g *googleFaults) SynthesizeSpeech(ctx context.Context, _ *pb.SynthesizeSpeechRequest) (*pb.SynthesizeSpeechResponse, error) {
	fails := g.f.Call()
	sound := voicetest.WAV(g.f.Recording(fails))
	if !fails {
		return &pb.SynthesizeSpeechResponse{AudioContent: sound}, nil
	}
	switch g.f.Kind {
	case voicetest.Slow:
		<-ctx.Done()
		return nil, status.FromContextError(ctx.Err()).Err()
	case voicetest.Busy:
		s, err := status.New(codes.ResourceExhausted, "too many requests").WithDetails(&errdetails.RetryInfo{RetryDelay: durationpb.New(g.f.After)})
		if err != nil {
			return nil, err
		}
		return nil, s.Err()
	case voicetest.Broken:
		return nil, status.Error(codes.Internal, "oops")
	case voicetest.Key:
		return nil, status.Error(codes.Unauthenticated, fmt.Sprint("who is ", metadata.ValueFromIncomingContext(ctx, "x-goog-api-key"), "?"))
	case voicetest.Cut:
		g.l.cutAfter(len(sound) / 2)
	case voicetest.WebPage:
		sound = []byte("<!DOCTYPE html><title>Sign in</title>")
	case voicetest.Empty:
		sound = nil
	}
	return &pb.SynthesizeSpeechResponse{AudioContent: sound}, nil
}

// cutting ends its connections after some bytes more, when it is told to.
type cutting struct {
	net.Listener
	mu    sync.Mutex
	conns []*cuttingConn
}

type cuttingConn struct {
	net.Conn
	mu   sync.Mutex
	left int // bytes; below 0: no end
}

func (l *cutting) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	one := &cuttingConn{Conn: c, left: -1}
	l.conns = append(l.conns, one)
	return one, nil
}

func (l *cutting) cutAfter(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range l.conns {
		c.mu.Lock()
		c.left = n
		c.mu.Unlock()
	}
}

func (c *cuttingConn) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left < 0 || c.left > len(b) {
		if c.left >= 0 {
			c.left -= len(b)
		}
		return c.Conn.Write(b)
	}
	n, _ := c.Conn.Write(b[:c.left])
	c.left = 0
	_ = c.Close()
	return n, net.ErrClosed
}
