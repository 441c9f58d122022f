// A hub as the reference design has it: gorilla/websocket, two goroutines a client, a token that is checked, JSON made
// once a message. go-hub SECRET; on its input "publish N" sends N messages and "cpu" is answered with "cpu MICROSECONDS".
package main

import (
	"bufio"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
)

type client struct {
	conn *websocket.Conn
	send chan []byte
}

type envelope struct {
	Type    string      `json:"type"`
	Channel string      `json:"channel,omitempty"`
	Seq     int         `json:"seq,omitempty"`
	Data    interface{} `json:"data"`
}

type claims struct {
	Negocio string `json:"negocio_id"`
	Exp     int64  `json:"exp"`
}

var (
	mutex         sync.RWMutex
	subscriptions = map[string]map[*client]bool{}
	upgrader      = websocket.Upgrader{Subprotocols: []string{"citas.v1"}, CheckOrigin: func(*http.Request) bool { return true }}
	secret        []byte
	seq           int
)

func verify(token string) (*claims, bool) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil, false
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(parts[0] + "." + parts[1]))
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil || !hmac.Equal(signature, mac.Sum(nil)) {
		return nil, false
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	var found claims
	if err != nil || json.Unmarshal(payload, &found) != nil || found.Exp <= time.Now().Unix() {
		return nil, false
	}
	return &found, true
}

func serve(w http.ResponseWriter, r *http.Request) {
	var holder *claims
	for _, offered := range websocket.Subprotocols(r) {
		if strings.HasPrefix(offered, "bearer.") {
			holder, _ = verify(strings.TrimPrefix(offered, "bearer."))
		}
	}
	if holder == nil {
		http.Error(w, "unauthorized", http.StatusUnauthorized)
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &client{conn: conn, send: make(chan []byte, 256)}
	go c.write()
	c.tell(envelope{Type: "connected", Data: holder})
	c.read(holder)
}

func (c *client) tell(message envelope) {
	text, _ := json.Marshal(message)
	c.send <- text
}

func (c *client) read(holder *claims) {
	defer c.conn.Close()
	for {
		var message struct {
			Type string
			Data struct{ Channel string }
		}
		if c.conn.ReadJSON(&message) != nil {
			return
		}
		channel := message.Data.Channel
		if message.Type != "subscribe" || !strings.HasSuffix(channel, ":"+holder.Negocio) {
			continue
		}
		mutex.Lock()
		if subscriptions[channel] == nil {
			subscriptions[channel] = map[*client]bool{}
		}
		subscriptions[channel][c] = true
		mutex.Unlock()
		c.tell(envelope{Type: "subscribed", Channel: channel, Data: struct{}{}})
	}
}

func (c *client) write() {
	for text := range c.send {
		if c.conn.WriteMessage(websocket.TextMessage, text) != nil {
			return
		}
	}
}

func broadcast(channel string, cita json.RawMessage) {
	seq++
	text, _ := json.Marshal(envelope{Type: "cita_created", Channel: channel, Seq: seq, Data: cita})
	mutex.RLock()
	defer mutex.RUnlock()
	for c := range subscriptions[channel] {
		c.send <- text
	}
}

func cpuMicros() int64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return (usage.Utime.Sec+usage.Stime.Sec)*1000000 + usage.Utime.Usec + usage.Stime.Usec
}

func obey(line string, cita json.RawMessage) {
	var count int
	if strings.HasPrefix(line, "cpu") {
		fmt.Printf("cpu %d\n", cpuMicros())
	} else if _, err := fmt.Sscanf(line, "publish %d", &count); err == nil {
		for ; count > 0; count-- {
			broadcast("citas:negocio_0", cita)
		}
	}
}

func main() {
	secret = []byte(os.Args[1])
	cita := json.RawMessage(os.Args[2])
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	http.HandleFunc("/ws", serve)
	go http.Serve(listener, nil)
	fmt.Printf("listening on :%d\n", listener.Addr().(*net.TCPAddr).Port)
	for input := bufio.NewScanner(os.Stdin); input.Scan(); {
		obey(input.Text(), cita)
	}
}
